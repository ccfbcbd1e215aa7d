"""What can be wrong with a link or a key, as codes."""

from __future__ import annotations

from cltv_core.facts import Code


class Problem(Code):
    """Why nothing was fetched.

    `host`: of the link, never its path or query, which may hold a key; `status`: of HTTP; `program`: by its name;
    `variables`: of the environment, in which keys are looked for; `given`: what was typed, `known`: what could be.
    """

    NOT_HTTPS = "not https"
    NOT_A_LINK = "not a link"
    PRIVATE = "private address"
    UNKNOWN_HOST = "unknown host"
    ELSEWHERE = "redirected to another host"
    TOO_MANY_TURNS = "too many redirects"
    TOO_LARGE = "too large"
    TOO_SLOW = "too slow"
    UNREACHABLE = "unreachable"
    NOT_TRUSTED = "certificate not trusted"
    NOT_SHARED = "not shared"
    NOT_THERE = "not there"
    BUSY = "busy"
    BROKEN = "broken on their side"
    CUT = "cut short"
    NOT_A_KEY = "not a key"
    MIGHTY_KEY = "key that may do everything"
    NO_KEY = "no key"
    KEY_REFUSED = "key not accepted"
    KEY_TOO_WEAK = "key may not read this"
    NO_PROGRAM = "no such program there"
    NOT_UNDERSTOOD = "answer not understood"
    MOVED_ON = "redirected to another address"
    UNKNOWN_SOURCE = "unknown source"


class Remedy(Code):
    """What to do about it."""

    COPY_AGAIN = "copy the link again"
    SHARE = "share with anyone who has the link"
    LATER = "try again later"
    DOWNLOAD = "download the file and bring it"
    WOOCOMMERCE_KEY = "make a read key in WooCommerce"
    STRIPE_KEY = "make a restricted key in Stripe"
    WOOCOMMERCE_ADDRESS = "check the address of the shop"
    SET_VARIABLES = "set the variables or use a terminal"
    EXPORT = "export the orders and bring the file"
    NAME_SOURCE = "name a source that is known"
