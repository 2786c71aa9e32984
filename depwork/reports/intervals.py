"""How sure a share is: Wilson's interval, which holds with few cases, too."""

from __future__ import annotations

import math
from typing import Final

Z: Final = 1.959963984540054
"""Of an interval that holds 95 times in a hundred."""


def wilson(cases: int, of: int) -> tuple[float, float] | None:
    """Return the interval of a share, or ``None`` where there is nothing to share.

    Args:
        cases: How many have it.
        of: Of how many.

    Source: Wilson, Journal of the American Statistical Association 22 (1927).

    >>> [round(end, 4) for end in wilson(81, 263)]
    [0.2553, 0.3662]
    """
    if not of:
        return None
    share, square = cases / of, Z * Z
    middle = share + square / (2 * of)
    reach = Z * math.sqrt(share * (1 - share) / of + square / (4 * of * of))
    low, high = ((middle + way * reach) / (1 + square / of) for way in (-1, 1))
    return (0.0 if not cases else low), (1.0 if cases == of else high)
