"""Which programs can be read by a key."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Program:
    """A program that can be connected.

    `variables`: those of the environment that hold the parts of its key; `at_address`: whether it stands at an address
    of the owner's own.
    """

    key: str
    name: str
    variables: tuple[str, ...]
    at_address: bool


WOOCOMMERCE = Program("woocommerce", "WooCommerce", ("CLTV_WOOCOMMERCE_KEY", "CLTV_WOOCOMMERCE_SECRET"), True)
STRIPE = Program("stripe", "Stripe", ("CLTV_STRIPE_KEY",), False)
PROGRAMS: Mapping[str, Program] = {program.key: program for program in (WOOCOMMERCE, STRIPE)}
