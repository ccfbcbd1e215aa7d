"""Which letters a language writes beyond a to z, the commonest first, and which old encodings kept its texts."""

from __future__ import annotations

from collections.abc import Mapping

WESTERN: Mapping[str, str] = {
    "de": "üäößé",
    "fr": "éèàêçôîëûâïùœÿæü",
    "es": "óíáñéúü",
    "pt": "ãçáóéíêõúâôà",
    "it": "àèòùìé",
    "nl": "ëéïöüè",
    "sv": "åäöé",
    "da": "øåæéü",
    "fi": "äöå",
    "is": "áíðóéöþúýæ",
}
CENTRAL: Mapping[str, str] = {
    "pl": "łóążęśćńź",
    "cs": "íáěéřýžščůúóťňďü",
    "sk": "áíéýžčúšľťňôóďäŕĺ",
    "hu": "áéöóőüíúű",
    "ro": "ăţşâî",
    "hr": "čšćžđ",
}
TURKISH: Mapping[str, str] = {"tr": "ıüşğçöİâ"}
BALTIC: Mapping[str, str] = {"lt": "ėšųžįčūąę", "lv": "āīēšūņļžķģč", "et": "äõüöšž"}
CYRILLIC: Mapping[str, str] = {
    "ru": "оаеинтрсвлкмдпуязыбьгчйхжюшцщэфёъ",
    "uk": "оаинвтеірслкдмпуязьгбчхцїйюжшщєфґ",
    "bg": "аоиетнрсвлкдпмзуъгбячйцхшщжфью",
    "sr": "аоиенрсјтукдвплмгзбчшцњћђљжхџф",
}
GREEK: Mapping[str, str] = {"el": "αοιετνσςρκπυμληόάγίδήέχθφβώύξζωψϊ"}
HEBREW: Mapping[str, str] = {"he": "יוהלאתרשמבנחדקעםכגפטסןצזךףץ"}
ARABIC: Mapping[str, str] = {"ar": "اليمنرتبدسةعحهوفكقجشصطخأزىضغذثظإءئؤآ", "fa": "ایرنمدهستبوشکلزفخگعپقحجصچطغضثذظژئ"}
THAI: Mapping[str, str] = {"th": "านรอกเ่งมยลว้ดทสตะปบคห์แจพชขใไผโซณถศธ็ภุูีิัื"}

SINGLE_BYTE: Mapping[str, tuple[Mapping[str, str], float]] = {
    "cp1252": (WESTERN, 0.0),
    "cp1250": (CENTRAL, -2.0),
    "cp1251": (CYRILLIC, -2.0),
    "cp1253": (GREEK, -2.0),
    "cp1254": (TURKISH, -1.0),
    "cp1255": (HEBREW, -2.0),
    "cp1256": (ARABIC, -2.0),
    "cp1257": (BALTIC, -4.0),
    "cp874": (THAI, -3.0),
    "koi8_u": (CYRILLIC, -3.0),
    "iso8859_2": (CENTRAL, -3.5),
    "iso8859_9": (TURKISH, -3.5),
    "iso8859_5": (CYRILLIC, -5.0),
    "cp866": (CYRILLIC, -4.0),
    "cp850": (WESTERN, -4.0),
    "cp852": (CENTRAL, -5.0),
    "cp857": (TURKISH, -5.0),
    "mac_roman": (WESTERN, -5.0),
}
"""Encoding -> the languages whose texts it keeps, and how far it stands behind the commonest (natural logarithm of its
share among the files of old programs)."""

PLAIN_SIGNS = "€£–—’‘“”„°·…«»®™№§½ºª¿¡\xa0¥₺₽"
"""Signs that stand in tables of every language."""
