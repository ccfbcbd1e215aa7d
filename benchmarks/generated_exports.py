"""How many generated exports are read right: python -m benchmarks.generated_exports [EXPORTS] [FIRST SEED]"""

from __future__ import annotations

import sys
from collections import Counter

from tests.core.reading.generator.score import by_kind, scores


def main(exports: int = 500, first: int = 0) -> None:
    """Print what went wrong, the score, and the score by kind of export, worst first."""
    found = scores(range(first, first + exports))
    for score in found:
        if score.verdict != "right":
            print(score)
    verdicts = Counter(score.verdict for score in found)
    print(f"\n{verdicts['right'] / exports:.1%} right of {exports}: {dict(verdicts)}\n")
    for kind, (right, of) in by_kind(found).items():
        print(f"{right / of:6.1%} of {of:4}  {kind}")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
