"""Many faults on purpose, and how each ends -> the table in docs/testing.md.

Run as `python -m tools.campaign`, which `make campaign` does. Nothing may end in a traceback or a
crash, take long, or leave half a file; what does is kept in tests/corpus, which
`make pytest` reads.
"""

import argparse
import hashlib
import shutil
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from random import Random

from blenddigits.core.errors import UserError
from blenddigits.core.files import write_bytes
from blenddigits.core.stage import run_program
from blenddigits.evaluation.markdown import markdown_table
from tools import campaign_caches, campaign_commands, campaign_faults
from tools.campaign_files import KINDS, read_as
from tools.campaign_page import read_by_the_page
from tools.marked import renew
from tools.mutations import mutated

DOCUMENT = Path("docs") / "testing.md"
BEGIN, END = "<!-- campaign -->", "<!-- end of campaign -->"
CORPUS = Path("tests") / "corpus"
MINUTES, MOST_OF_A_KIND = 20.0, 500
SLOW_S = 10.0
DONE, REFUSED = "done", "refused in a line"
GOOD = (DONE, REFUSED)

Endings = Counter[str]


def seeded(seed: int, name: str) -> Random:
    """The same faults for the same seed, whatever else is tried."""
    return Random(f"{seed} {name}")  # noqa: S311, no secrets


def ending_of(kind: str, content: bytes) -> str:
    """How reading the content ends: done, refused in a line, or the name of what went wrong."""
    start = time.process_time()
    try:
        read_as(kind, content)
    except UserError as error:
        is_short = len(str(error).splitlines()) == 1 or kind == "yaml"  # a line for each key
        return REFUSED if is_short else "refused in many lines"
    except Exception as error:
        return f"traceback ({type(error).__name__})"
    return DONE if time.process_time() - start < SLOW_S else "too slow"


def read_damaged(kind: str, seed: int, until: float) -> Endings:
    """The endings of damaged files of a kind; those that are bad are kept in the corpus."""
    random, endings = seeded(seed, kind), Endings()
    samples = KINDS[kind]()
    pool = ProcessPoolExecutor(1)
    for _ in range(MOST_OF_A_KIND):
        if time.monotonic() > until:
            break
        content = mutated(random.choice(samples), random)
        try:
            ending = pool.submit(ending_of, kind, content).result()
        except BrokenProcessPool:
            ending, pool = "crash", ProcessPoolExecutor(1)
        endings[ending] += 1
        if ending not in GOOD:
            keep(kind, content)
    pool.shutdown()
    return endings


def keep(kind: str, content: bytes) -> None:
    """Put a file that ended badly where the tests read it."""
    name = hashlib.md5(content, usedforsecurity=False).hexdigest()[:12]
    write_bytes(CORPUS / kind / name, content)


def make_faults(fault: Callable[[Random, Path], str], seed: int, until: float) -> Endings:
    """The endings of a fault that is made again and again, each time in a new folder."""
    random, endings = seeded(seed, fault.__name__), Endings()
    for _ in range(MOST_OF_A_KIND):
        if time.monotonic() > until:
            break
        folder = Path(tempfile.mkdtemp())
        endings[fault(random, folder)] += 1
        shutil.rmtree(folder)
    return endings


def campaign(minutes: float, seed: int) -> Iterator[tuple[str, Endings]]:
    """What was tried, and its endings; every kind has the same share of the time."""
    faults = {**campaign_faults.FAULTS, **campaign_commands.faults(), **campaign_caches.FAULTS}
    share = 60 * minutes / (len(KINDS) + len(faults))
    for kind in KINDS:
        yield f"damaged {kind}", read_damaged(kind, seed, time.monotonic() + share)
    for kind, endings, bad in read_by_the_page(seed):
        for content in bad:
            keep(kind, content)
        yield f"damaged {kind} of the page", endings
    for name, fault in faults.items():
        yield name, make_faults(fault, seed, time.monotonic() + share)


def table(found: dict[str, Endings], seed: int) -> str:
    """The result as Markdown."""
    rows = []
    for name, endings in found.items():
        bad = ", ".join(f"{count} {what}" for what, count in endings.items() if what not in GOOD)
        counts = (str(endings.total()), str(endings[DONE]), str(endings[REFUSED]), bad or "none")
        rows.append([name, *counts])
    titles = ["tried", "times", "done or healed", REFUSED, "ended badly"]
    return f"Seed {seed}.\n\n{markdown_table(titles, rows, padded=True)}"


def write_table(text: str) -> None:
    """Put the table where the last one stands."""
    renew(DOCUMENT, text, BEGIN, END)


def main() -> None:
    """Run for some minutes; raises UserError when anything ended badly."""
    parser = argparse.ArgumentParser(prog="python -m tools.campaign", description=__doc__)
    parser.add_argument("--minutes", type=float, default=MINUTES)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    arguments = parser.parse_args()
    print(f"seed {arguments.seed}", flush=True)
    found = {}
    for name, endings in campaign(arguments.minutes, arguments.seed):
        found[name] = endings
        print(f"{name}: {dict(endings)}", flush=True)
    write_table(table(found, arguments.seed))
    bad = sum(endings.total() - sum(endings[good] for good in GOOD) for endings in found.values())
    if bad:
        raise UserError(f"{bad} ended badly; see {DOCUMENT} and {CORPUS}")


if __name__ == "__main__":
    run_program(main)
