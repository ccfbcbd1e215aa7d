"""Why a file was not opened, and what to do about it."""

from __future__ import annotations

from collections.abc import Mapping

from cltv_core.facts import Code
from cltv_core.opening.codes import Foreign, Remedy, Unopened
from cltv_core.text.voice import N_, Template

SENTENCES: Mapping[Code, Template] = {
    Unopened.EMPTY: N_("{file} is empty."),
    Unopened.EMPTY_ARCHIVE: N_("{file} has no table in it."),
    Unopened.DAMAGED: N_("{file} is damaged or protected by a password."),
    Unopened.NESTED_TOO_DEEP: N_("{file} has archives inside archives."),
    Unopened.TOO_MANY_FILES: N_("{file} has more than {files:count} files inside."),
    Unopened.TOO_LARGE: N_("{file} unpacks to more than {megabytes:count} MB."),
    Unopened.TOO_MANY_CELLS: N_("{file} has more rows and columns than a table of sales."),
    Unopened.TOO_MUCH_MEMORY: N_("{file} takes more memory to open than a table of sales should."),
    Unopened.TOO_SLOW: N_("{file} takes longer to open than a table of sales should."),
    Foreign.PDF: N_("{file} is a PDF document, not a table of sales."),
    Foreign.PICTURE: N_("{file} is a picture, not a table of sales."),
    Foreign.PHOTO: N_("{file} is a photo, not a table of sales."),
    Foreign.PICTURE_OR_SOUND: N_("{file} is a picture or a sound, not a table of sales."),
    Foreign.PHOTO_OR_FILM: N_("{file} is a photo or a film, not a table of sales."),
    Foreign.SOUND: N_("{file} is a sound, not a table of sales."),
    Foreign.RAR: N_("{file} is a RAR archive, which cannot be opened here."),
    Foreign.SEVEN_ZIP: N_("{file} is a 7-Zip archive, which cannot be opened here."),
    Foreign.DATABASE: N_("{file} is a database, not a table of sales."),
    Foreign.PROGRAM: N_("{file} is a program, not a table of sales."),
    Foreign.TEXT_DOCUMENT: N_("{file} is a text document, not a table of sales."),
    Foreign.WORD: N_("{file} is a Word document, not a table of sales."),
    Foreign.WEB_PAGE: N_("{file} is a web page, not a table of sales."),
    Foreign.JSON: N_("{file} is JSON, but has no list of orders."),
    Foreign.BINARY: N_("{file} is neither text nor a spreadsheet."),
    Remedy.EXPORT_UNPROTECTED: N_("Export it again, without a password."),
    Remedy.EXPORT_SHORTER: N_("Export a shorter period, or a few files one by one."),
    Remedy.EXPORT_AS_CSV: N_("Export it as CSV, or a shorter period."),
    Remedy.UNPACK: N_("Unpack it, and drop the files inside, at most a few at a time."),
}
