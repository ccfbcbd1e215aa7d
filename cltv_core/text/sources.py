"""What is said of links that lead nowhere."""

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
    Problem.NOT_SHARED: N_("{host} does not hand the file out without signing in."),
    Problem.NOT_THERE: N_("{host} has no such file."),
    Problem.BUSY: N_("{host} is asked too often at this moment."),
    Problem.BROKEN: N_("{host} had a fault of its own ({status:count})."),
    Problem.CUT: N_("The file from {host} ended before it was complete."),
    Remedy.COPY_AGAIN: N_("Copy the link once more, whole."),
    Remedy.SHARE: N_("Share the file with “anyone with the link”, then try again."),
    Remedy.LATER: N_("Try again in a few minutes, or download the file and bring it yourself."),
    Remedy.DOWNLOAD: N_("Download the file in your browser and bring it yourself."),
}
