"""A passphrase around the sales in a project file: scrypt (RFC 7914) and AES-256-GCM (NIST SP 800-38D).

The nonce is made from the sealed bytes and a secret of the shop, so that the same content gives the same file and no
nonce ever serves two contents.
"""

from __future__ import annotations

import hashlib
import hmac

WORK, BLOCK, LANES = 2**15, 8, 1
"""scrypt's parameters: 32 MB and about a tenth of a second a try."""

MARK = b"cltv-sealed-1"
_SALT_BYTES, _NONCE_BYTES = 16, 12


class WrongPassphrase(Exception):
    """The passphrase does not open it, or the bytes were changed."""


def seal(data: bytes, passphrase: str, secret: bytes) -> bytes:
    """Seal bytes under a passphrase."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    digest = hmac.digest(secret, data, hashlib.sha256)
    salt, nonce = digest[:_SALT_BYTES], digest[_SALT_BYTES : _SALT_BYTES + _NONCE_BYTES]
    return MARK + salt + nonce + AESGCM(_key(passphrase, salt)).encrypt(nonce, data, MARK)


def unseal(data: bytes, passphrase: str) -> bytes:
    """Open what `seal` made. Raises WrongPassphrase."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    if not is_sealed(data):
        raise WrongPassphrase
    rest = data[len(MARK) :]
    salt, nonce, sealed = rest[:_SALT_BYTES], rest[_SALT_BYTES : _SALT_BYTES + _NONCE_BYTES], rest[28:]
    try:
        return AESGCM(_key(passphrase, salt)).decrypt(nonce, sealed, MARK)
    except (InvalidTag, ValueError) as fault:
        raise WrongPassphrase from fault


def is_sealed(data: bytes) -> bool:
    """Tell whether bytes were sealed."""
    return data.startswith(MARK) and len(data) >= len(MARK) + _SALT_BYTES + _NONCE_BYTES + 16


def _key(passphrase: str, salt: bytes) -> bytes:
    secret = passphrase.encode("utf-8", "surrogatepass")
    return hashlib.scrypt(secret, salt=salt, n=WORK, r=BLOCK, p=LANES, maxmem=2**26, dklen=32)
