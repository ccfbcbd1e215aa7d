"""What help and messages are assumed to cost, by currency; sources stand in docs/decisions.md."""

from __future__ import annotations

from collections.abc import Mapping

MESSAGES: Mapping[str, Mapping[str, float]] = {
    "EUR": {"e-mail": 0.003, "text message": 0.08, "post": 1.35},
    "GBP": {"e-mail": 0.003, "text message": 0.04, "post": 1.30},
    "USD": {"e-mail": 0.003, "text message": 0.012, "post": 1.20},
}
"""Currency -> channel -> money of one message; a letter with paper and printing."""
A_EURO_IS: Mapping[str, float] = {
    **dict.fromkeys(("AUD", "BGN", "CAD", "NZD", "SGD"), 2.0),
    **dict.fromkeys(("AED", "BRL", "ILS", "MYR", "PEN", "PLN", "QAR", "RON", "SAR"), 5.0),
    **dict.fromkeys(("CNY", "DKK", "HKD", "NOK", "SEK"), 10.0),
    **dict.fromkeys(("CZK", "MXN", "MDL", "MKD", "ZAR"), 20.0),
    **dict.fromkeys(("EGP", "PHP", "THB", "TRY", "TWD", "UAH", "UYU"), 50.0),
    **dict.fromkeys(("INR", "KES", "RSD", "RUB", "BDT", "ALL", "DZD", "ISK", "JPY", "LKR", "PKR"), 150.0),
    **dict.fromkeys(("HUF", "AMD", "CRC", "KZT", "XAF", "XOF"), 500.0),
    **dict.fromkeys(("ARS", "CLP", "KRW", "NGN"), 1_500.0),
    **dict.fromkeys(("COP", "MMK", "TZS", "UGX"), 5_000.0),
    **dict.fromkeys(("IDR", "LAK", "VND", "UZS"), 20_000.0),
}
"""Currency -> about how much of it a euro is, in round steps; of any other one it is taken to be 1."""

PAY_AN_HOUR: Mapping[str, float] = {
    **dict.fromkeys(("EUR", "USD", "GBP", "CHF"), 15.0),
    **dict.fromkeys(("AUD", "CAD", "NZD", "SGD"), 20.0),
    **dict.fromkeys(("DKK", "NOK", "SEK"), 150.0),
    "JPY": 1_500.0,
}
"""About what an hour of help costs, currency -> amount; an action that wins less is not worth the owner's hour."""


def message_costs(currency: str) -> dict[str, float]:
    """Return what a message is assumed to cost by channel: as in euros, by the size of the currency's unit."""
    euros, unit = MESSAGES["EUR"], A_EURO_IS.get(currency, 1.0)
    return dict(MESSAGES.get(currency) or {channel: cost * unit for channel, cost in euros.items()})
