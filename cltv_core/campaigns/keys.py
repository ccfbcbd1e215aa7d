"""Keys of people: what a receipt keeps instead of names and addresses.

A key says nothing without the shop's salt; with the salt, an address can be tried out. So a receipt with its salt is
personal data all the same.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

KEY_BYTES = 5
"""Two of 20,000 keys agree by chance with probability 2e-4, and 24 receipts of 2,000 people stay small."""

Keys = npt.NDArray[np.uint64]


def person_keys(salt: bytes, people: Iterable[str]) -> Keys:
    """Return the key of each person, as uint64.

    The first five bytes of HMAC-SHA256 (RFC 2104) of the folded name, read as a number.
    """
    return np.array(
        [int.from_bytes(_digest(salt, folded(person))[:KEY_BYTES], "big") for person in people], dtype=np.uint64
    )


def lots(salt: bytes, campaign: str, keys: Keys) -> Keys:
    """Draw a uint64 for each person in a campaign.

    The draw is the same in every run, and unrelated between campaigns.
    """
    return np.array(
        [int.from_bytes(_digest(salt, f"{campaign}\n{key}")[:8], "big") for key in keys.tolist()], dtype=np.uint64
    )


def folded(person: str) -> str:
    """Write a customer number, address or phone the one way in which it is compared."""
    return "".join(person.casefold().split())


def _digest(salt: bytes, message: str) -> bytes:
    return hmac.digest(salt, message.encode("utf-8", "surrogatepass"), hashlib.sha256)
