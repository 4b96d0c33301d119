"""Worker processes inside a task: a page that crashes or hangs native code costs itself, not the batch."""

from __future__ import annotations

import multiprocessing
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any

ITEM_SECONDS = 60.0
"""The slowest real page took 4.9 s (a table of 60,000 rows); what needs more is stopped."""
FIRST_ITEM_SECONDS = 180.0
"""The first item of a process also loads models."""
_FORK = multiprocessing.get_context("fork")


@dataclass(frozen=True, slots=True)
class Broken:
    """An item whose process ended: `reason` is crashed or timed-out."""

    reason: str
    detail: str


@dataclass(slots=True)
class _Worker:
    process: BaseProcess
    pipe: Connection
    number: int = -1
    ends: float = 0.0
    fresh: bool = True


def work_through(
    work: Callable[[Any], Any], items: Sequence[Any], processes: int, seconds: float = ITEM_SECONDS
) -> list[Any]:
    """`work(item)` of each item, in order, shared by `processes`; a Broken where the process died or took too long.

    `work` and what it needs are inherited by fork. Exceptions that `work` lets through come back as Broken, too.
    """
    results: list[Any] = [None] * len(items)
    todo = iter(range(len(items)))
    workers: list[_Worker] = []
    try:
        for _ in range(min(processes, len(items))):
            workers.append(_start(work, items, workers))
        busy = [worker for worker in workers if _give(worker, todo, seconds)]
        while busy:
            busy = _round(work, items, workers, busy, results, todo, seconds)
    finally:
        for worker in workers:
            worker.pipe.close()
            worker.process.kill()
            worker.process.join()
    return results


def _round(
    work: Callable[[Any], Any],
    items: Sequence[Any],
    workers: list[_Worker],
    busy: list[_Worker],
    results: list[Any],
    todo: Any,
    seconds: float,
) -> list[_Worker]:
    """Takes the answers that are there and replaces processes that died; returns who is busy after that."""
    ready = wait([worker.pipe for worker in busy], max(0.0, min(w.ends for w in busy) - time.monotonic()))
    still = []
    for worker in busy:
        if worker.pipe in ready:
            try:
                results[worker.number] = worker.pipe.recv()
                worker.fresh = False
            except (EOFError, OSError):
                worker.process.join(5)
                results[worker.number] = Broken("crashed", f"exit status {worker.process.exitcode}")
                worker = _replace(work, items, workers, worker)
        elif time.monotonic() >= worker.ends:
            results[worker.number] = Broken("timed-out", f"more than {seconds:g} s")
            worker = _replace(work, items, workers, worker)
        else:
            still.append(worker)
            continue
        if _give(worker, todo, seconds):
            still.append(worker)
    return still


def _start(work: Callable[[Any], Any], items: Sequence[Any], others: list[_Worker]) -> _Worker:
    here, there = _FORK.Pipe()
    ours = [here, *(worker.pipe for worker in others)]
    process = _FORK.Process(target=_serve, args=(work, items, there, ours), daemon=True)
    process.start()
    there.close()
    return _Worker(process, here)


def _replace(work: Callable[[Any], Any], items: Sequence[Any], workers: list[_Worker], worker: _Worker) -> _Worker:
    worker.pipe.close()
    worker.process.kill()
    worker.process.join()
    workers.remove(worker)
    fresh = _start(work, items, workers)
    workers.append(fresh)
    return fresh


def _give(worker: _Worker, todo: Any, seconds: float) -> bool:
    number = next(todo, None)
    if number is None:
        return False
    worker.number = number
    worker.ends = time.monotonic() + (FIRST_ITEM_SECONDS + seconds if worker.fresh else seconds)
    worker.pipe.send(number)
    return True


def _serve(work: Callable[[Any], Any], items: Sequence[Any], pipe: Connection, others: list[Connection]) -> None:
    """The child: closes the parent's ends, or it would never learn that the parent is gone."""
    for other in others:
        other.close()
    while True:
        try:
            number = pipe.recv()
        except (EOFError, OSError):
            return
        try:
            result = work(items[number])
        except Exception as error:
            result = Broken("crashed", f"{type(error).__name__}: {error}")
        pipe.send(result)
