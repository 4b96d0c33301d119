"""Language detection measured on labelled texts, beside langdetect and lingua in the same run.

python -m benchmarks.language SHARED/language
"""

from __future__ import annotations

import random
import sys
from collections import Counter, defaultdict
from collections.abc import Callable
from pathlib import Path

from rich.progress import track

from benchmarks.language_texts import Row, is_calibrating, rows
from liaison.language import detect_line, voices

KINDS = {"sentence": "sentences", "title": "up to 40 characters", "pair": "two words", "und": "no language (`und`)"}
BINS = (0.5, 0.7, 0.8, 0.9, 0.95, 0.99, 1.01)


def evaluate_language(folder: Path) -> str:
    """The tables as Markdown: accuracy per kind of text with 95 % intervals, per language, and reliability."""
    texts = rows(folder)
    ours = [detect_line(row.text) for row in track(texts, "Liaison", disable=not sys.stderr.isatty())]
    voters: dict[str, list[str]] = {
        "Liaison": [guess.code for guess in ours],
        "langdetect": _answers(voices.langdetect, texts),
        "lingua": _answers(voices.lingua, texts),
        "fastText (small)": _answers(voices.fasttext, texts),
    }
    lines = ["| texts | n | " + " | ".join(voters) + " |", "| --- " * (len(voters) + 2) + "|"]
    for kind, name in KINDS.items():
        chosen = [i for i, row in enumerate(texts) if row.kind == kind]
        cells = (_cell([codes[i] == texts[i].code for i in chosen]) for codes in voters.values())
        lines.append(f"| {name} | {len(chosen)} | " + " | ".join(cells) + " |")
    lines += ["", "Per language (Liaison):", "", *_per_language(texts, voters["Liaison"])]
    half = [
        (g.confidence, g.code == r.code)
        for g, r in zip(ours, texts, strict=True)
        if g.code != "und" and r.kind != "und" and not is_calibrating(r)
    ]
    lines += ["", "Reliability, on the half of the texts that the calibration did not see:", "", *_reliability(half)]
    return "\n".join(lines)


def _answers(voice: Callable[[str], dict[str, float]], texts: list[Row]) -> list[str]:
    answers = []
    for row in texts:
        scores = voice(row.text)
        answers.append(max(scores, key=lambda code: scores[code], default="und"))
    return answers


def _cell(right: list[bool]) -> str:
    low, high = interval(right)
    return f"{sum(right) / len(right):.4f} [{low:.3f}, {high:.3f}]"


def interval(right: list[bool], draws: int = 500) -> tuple[float, float]:
    """The 95 % interval of the share of true values, by resampling with a fixed seed."""
    rng = random.Random(7)
    shares = sorted(sum(rng.choices(right, k=len(right))) / len(right) for _ in range(draws))
    return shares[int(0.025 * draws)], shares[int(0.975 * draws)]


def _per_language(texts: list[Row], codes: list[str]) -> list[str]:
    right: dict[tuple[str, str], Counter[bool]] = defaultdict(Counter)
    for row, code in zip(texts, codes, strict=True):
        right[row.code, row.kind][row.code == code] += 1
    kinds = [k for k in KINDS if k != "und"]
    lines = ["| language | " + " | ".join(KINDS[k] for k in kinds) + " |", "| --- " * (len(kinds) + 1) + "|"]
    for code in voices.EMITTED:
        shares = (right[code, k][True] / max(1, right[code, k].total()) for k in kinds)
        lines.append(f"| {code} | " + " | ".join(f"{share:.3f}" for share in shares) + " |")
    return lines


def _reliability(pairs: list[tuple[float, bool]]) -> list[str]:
    lines = ["| stated | texts | mean stated | right |", "| --- | --- | --- | --- |"]
    low = 0.0
    for high in BINS:
        inside = [(p, r) for p, r in pairs if low <= p < high]
        if inside:
            mean, share = sum(p for p, _ in inside) / len(inside), sum(r for _, r in inside) / len(inside)
            lines.append(f"| {low:.2f} to {min(high, 1):.2f} | {len(inside)} | {mean:.3f} | {share:.3f} |")
        low = high
    return lines


if __name__ == "__main__":
    print(evaluate_language(Path(sys.argv[1])))
