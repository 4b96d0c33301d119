"""Whether a sentence states an act: boosted trees over the cues and what its letters and words say."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt

from liaison.trees import filled_row

SAID, SEEN, PLACE, LENGTH = "# said", "# seen", "# place", "# length"
"""Columns that hold numbers: log-odds by the words alone, by words and cues, the sentence's place and the sentences of the text."""
NUMBERS = (SAID, SEEN, PLACE, LENGTH)
SHORTEST, LONGEST = 5, 20
"""Texts shorter or longer count as these: fragments of news are more often no cooperation, and that is not to be learned."""


def row_of(
    columns: Sequence[str], cues: Iterable[str], said: float, seen: float, place: int, length: int
) -> npt.NDArray[np.float32]:
    """The values of `columns`: 1 for each cue that is there, and the numbers."""
    numbers = zip(NUMBERS, (said, seen, place, min(max(length, SHORTEST), LONGEST)), strict=True)
    return filled_row(columns, cues, dict(numbers))
