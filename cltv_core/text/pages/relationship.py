"""What customers are worth as a whole, and what they bring beyond their own purchases."""

from __future__ import annotations

from cltv_core.text.voice import N_

EQUITY_HEADING = N_("Including new customers")
EQUITY_HELP = N_(
    "What today's customers are expected to bring, and those still to come, over the months set under Settings, at "
    "your margin. Money that comes later counts a little less."
)
HEADING = N_("Beyond their own purchases")
SHARE = N_("Credit for bringing a customer")
SHARE_HELP = N_(
    "This share of what a referred customer is expected to bring is shown beside the value of the one who referred."
)
ALT = N_("Customers with what they bring beyond their own purchases")
COLUMNS = {
    "customer": N_("Customer"),
    "own_value": N_("Expected spend"),
    "referred": N_("Referred"),
    "referral_value": N_("Credit for them"),
    "satisfaction": N_("Satisfaction"),
    "reviews": N_("Reviews"),
    "relationship_value": N_("Together"),
}
