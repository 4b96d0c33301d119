"""What the launcher shows: one line a step, and a moving line for what goes on now; plain lines where nobody watches."""

from __future__ import annotations

import time
from types import TracebackType
from typing import Any, Self

from rich.console import Console
from rich.markup import escape
from rich.table import Table

COUNTS = ("seen", "indexed", "updated", "duplicate", "discarded", "quarantined", "failed")
OUTCOMES = COUNTS[1:]


class Display:
    """Progress on standard output; moving parts only on a terminal."""

    def __init__(self, console: Console | None = None) -> None:
        self.console = console or Console(highlight=False)
        if not self.console.is_terminal:
            self.console.width = max(self.console.width, 120)
        self.started = time.monotonic()
        self._status = self.console.status("starting")
        self._last = ""

    def __enter__(self) -> Self:
        if self.console.is_terminal:
            self._status.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._status.stop()

    def say(self, text: str) -> None:
        """A step that is done or begins; stays on the screen."""
        self.console.print(f"[dim]{time.monotonic() - self.started:5.0f} s[/dim]  {escape(text)}", soft_wrap=True)

    def now(self, text: str) -> None:
        """What goes on at the moment; on a terminal only."""
        if text != self._last:
            self._last = text
            self._status.update(escape(text))

    def fetched(self, what: str, done: int, total: int) -> None:
        """Progress of a download in bytes."""
        self.now(f"fetching {what}: {done / 1e6:.0f} of {total / 1e6:.0f} MB ({done / max(total, 1):.0%})")

    def stop_moving(self) -> None:
        """End the moving line for good."""
        self._status.stop()


def account_table(account: dict[str, Any]) -> Table:
    """The run's account: one row a source, then the sums."""
    rows = source_rows(account)
    table = Table(title=None, show_footer=len(rows) > 1, header_style="bold", footer_style="bold")
    table.add_column("source", footer="all")
    for name in COUNTS:
        table.add_column(name, justify="right", footer=str(sum(int(row.get(name) or 0) for row in rows)))
    table.add_column("state")
    for row in rows:
        state = str(row.get("state") or "")
        detail = f"{state}: {row['detail']}" if row.get("detail") else state
        table.add_row(str(row.get("source_id")), *(str(row.get(name) or 0) for name in COUNTS), escape(detail[:60]))
    return table


def source_rows(account: dict[str, Any]) -> list[dict[str, Any]]:
    """The sources' rows of an account."""
    rows = account.get("sources")
    return [dict(row) for row in rows] if isinstance(rows, list) else []


def faults(account: dict[str, Any]) -> list[str]:
    """Why the account is not green: its own reasons, and sources whose outcomes do not add up to what was seen."""
    found = [str(reason) for reason in account.get("reasons") or []] if account.get("state") != "green" else []
    if account.get("state") != "green" and not found:
        found = [f"the account says {account.get('state')!r}"]
    for row in source_rows(account):
        outcomes = sum(int(row.get(name) or 0) for name in OUTCOMES)
        if int(row.get("seen") or 0) != outcomes:
            found.append(f"{row.get('source_id')}: seen {row.get('seen')} is not the sum of its outcomes {outcomes}")
    return found
