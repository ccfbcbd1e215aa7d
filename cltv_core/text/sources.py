"""What is said of links that lead nowhere, and of keys that open nothing."""

from __future__ import annotations

from collections.abc import Mapping

from cltv_core.facts import Code
from cltv_core.sources.codes import Problem, Remedy
from cltv_core.text.voice import N_, Template

SENTENCES: Mapping[Code, Template] = {
    Problem.NOT_HTTPS: N_("Only links that begin with https:// are opened."),
    Problem.NOT_A_LINK: N_("This is not a link to a file."),
    Problem.PRIVATE: N_("{host} is not on the public internet, so it is not opened."),
    Problem.UNKNOWN_HOST: N_("There is no {host} on the internet."),
    Problem.ELSEWHERE: N_("{host} leads on to another address, which is not followed."),
    Problem.TOO_MANY_TURNS: N_("{host} leads from one address to the next without end."),
    Problem.TOO_LARGE: N_("The file at {host} is larger than {most:count} MB."),
    Problem.TOO_SLOW: N_("{host} took longer than {seconds:count} seconds."),
    Problem.UNREACHABLE: N_("{host} does not answer."),
    Problem.NOT_TRUSTED: N_("{host} cannot prove that it is {host}."),
    Problem.NOT_SHARED: N_("{host} asks for a sign-in before it hands out the file."),
    Problem.NOT_THERE: N_("{host} has no such file."),
    Problem.BUSY: N_("{host} is getting too many requests at the moment."),
    Problem.BROKEN: N_("{host} reported an error of its own ({status:count})."),
    Problem.CUT: N_("The file from {host} ended before it was complete."),
    Problem.NOT_A_KEY: N_("This is not a key that {program} gives for reading."),
    Problem.MIGHTY_KEY: N_("This key of {program} could move money, so it is not used."),
    Problem.NO_KEY: N_("The key for {program} is missing: {variables:list}."),
    Problem.KEY_REFUSED: N_("{program} at {host} does not accept this key."),
    Problem.KEY_TOO_WEAK: N_("This key may not read what is needed from {program} at {host}."),
    Problem.NO_PROGRAM: N_("{program} was not found at {host}."),
    Problem.NOT_UNDERSTOOD: N_("{host} sent something that {program} does not send, or only part of it."),
    Problem.MOVED_ON: N_("{host} leads on to another address, to which the key is not sent."),
    Problem.UNKNOWN_SOURCE: N_("{given} is not one of the programs that can be read by a key: {known:list}."),
    Remedy.COPY_AGAIN: N_("Copy the link once more, whole."),
    Remedy.SHARE: N_("Share the file with “anyone with the link”, then try again."),
    Remedy.LATER: N_("Try again in a few minutes, or download the file and bring it yourself."),
    Remedy.DOWNLOAD: N_("Download the file in your browser and bring it yourself."),
    Remedy.WOOCOMMERCE_KEY: N_(
        "In WooCommerce, open Settings, Advanced, REST API, choose “Add key” with the permission “Read”, and copy both "
        "parts of it: the one that begins with ck_ and the one that begins with cs_."
    ),
    Remedy.STRIPE_KEY: N_(
        "In Stripe, open Developers, API keys, choose “Create restricted key”, allow “Read” for charges and refunds, "
        "customers and balance, nothing else, and copy it: it begins with rk_."
    ),
    Remedy.WOOCOMMERCE_ADDRESS: N_(
        "Give the address of the shop exactly as your browser shows it there, and check that under Settings, "
        "Permalinks, something other than “Plain” is chosen."
    ),
    Remedy.SET_VARIABLES: N_("Set these variables, or run the command in a terminal, where it asks for them."),
    Remedy.EXPORT: N_("Try again. If it happens again, export your orders as a file and use that."),
    Remedy.NAME_SOURCE: N_("For example: --from woocommerce:https://shop.example"),
}
