"""How each tool is called, how to load a file into it, and what it asks about consent."""

from __future__ import annotations

from collections.abc import Mapping

from cltv_core.text.voice import N_

LABELS: Mapping[str, str] = {
    "mailchimp": N_("Mailchimp"),
    "klaviyo": N_("Klaviyo"),
    "shopify": N_("Shopify customers"),
    "hubspot": N_("HubSpot"),
    "brevo": N_("Brevo"),
    "omnisend": N_("Omnisend"),
    "constant-contact": N_("Constant Contact"),
    "meta": N_("Meta (Facebook and Instagram)"),
    "google": N_("Google Ads"),
    "excel": N_("Excel"),
    "csv": N_("Any other program (CSV)"),
}
STEPS: Mapping[str, tuple[str, ...]] = {
    "mailchimp": (
        N_("In Mailchimp open Audience, Contacts, Add contacts, Import contacts, and choose to upload a file."),
        N_("Pick the file. As the status of the contacts choose Subscribed."),
        N_("Give the whole file one tag, such as the name of the segment: that tag is what you send to later."),
        N_("Tick the box that updates existing contacts, so that their values are renewed."),
        N_(
            "Match the columns the first time: Number for value, chance and orders, Date (MM/DD/YYYY) for the two "
            "days, Text for the rest."
        ),
    ),
    "klaviyo": (
        N_("In Klaviyo open Audience, Lists & segments, and create a new list with a name you will recognise."),
        N_("Choose Upload contacts and pick the file."),
        N_(
            "Leave the columns as Klaviyo matches them. Those it does not know become custom properties, which you "
            "can use in segments and flows: Number for value, chance and orders, Date for the two days."
        ),
        N_("Do not give the phone numbers SMS consent, unless each person agreed to texts as well."),
    ),
    "shopify": (
        N_("First, in Shopify, open Customers and export all customers. Keep that file: it is your way back."),
        N_("Open Customers, Import, and pick the file."),
        N_("Tick the box that overwrites existing customers, or those you already have will not get their tag."),
        N_("Then filter the customers by the tag (it begins with cltv-) and save the filter as a segment."),
    ),
    "hubspot": (
        N_("In HubSpot open Contacts, Import, and start an import of a file from your computer: one file, contacts."),
        N_(
            "Pick the file. People who are there already are found by their e-mail address and updated; an empty cell "
            "changes nothing."
        ),
        N_(
            "Match the columns. The first time, create a property for each that HubSpot does not know: Number for "
            "value, chance and orders, Date picker with year-month-day for the two days, text for the rest."
        ),
        N_("On the last page, tick the box that makes a list of this import."),
    ),
    "brevo": (
        N_("In Brevo open Contacts, Import contacts, and upload the file."),
        N_(
            "Match the columns. The first time, create an attribute for each that Brevo does not know: Number for "
            "value, chance and orders, Date for the two days, Text for the rest."
        ),
        N_("Choose or create the list they go into, for example one with the name of the segment."),
        N_("Confirm that these people agreed to hear from you, and tick the box that updates existing contacts."),
    ),
    "omnisend": (
        N_("In Omnisend open Audience, Import contacts, and upload the file."),
        N_(
            "Match the columns. Those that Omnisend does not know become custom properties: Number for value, chance "
            "and orders, Date for the two days, Text for the rest."
        ),
        N_("Tick Import emails as subscribed, or you cannot write to anyone in the file."),
        N_("Do not tick the same for phone numbers, unless each person agreed to texts as well."),
    ),
    "constant-contact": (
        N_("In Constant Contact open Contacts, Add contacts, Upload from file, and pick the file."),
        N_("Match the columns. Those that it does not know can become custom fields."),
        N_("Choose or create the list they go into, for example one with the name of the segment."),
        N_("Confirm that you have permission to write to these people. Those already there are updated."),
    ),
    "meta": (
        N_("In Meta Ads Manager open Audiences, Create audience, Custom audience, Customer list."),
        N_("Say yes when asked whether the list has a column for customer value, and pick the file."),
        N_("Choose the column value as the customer value, and the currency of your shop."),
        N_(
            "When the audience is ready, create a lookalike audience from it: Meta finds people like your best "
            "customers."
        ),
        N_(
            "Plain files are made unreadable (SHA-256) in your browser before they are sent. Files whose name ends in "
            "sha256 are already."
        ),
    ),
    "google": (
        N_(
            "In Google Ads open Tools, Shared library, Audience manager, and create a new segment from a customer list."
        ),
        N_(
            "Choose to upload emails, phones and addresses from a file. Say whether the data is plain text or, if the "
            "file name ends in sha256, hashed."
        ),
        N_("Confirm that you collected the data with consent, and upload."),
        N_("It takes up to two days until you can use the list."),
    ),
    "excel": (N_("Open the file. The best customers come first. The arrows in the top row filter and sort."),),
    "csv": (
        N_("Most programs have an Import or Upload button next to their contacts or customers. Pick the file there."),
        N_("Match at least email, first_name and last_name. The other columns are yours to use."),
    ),
}
ASK_BEFORE = N_("Ask them before you write to them.")
UNKNOWN_CONSENT: Mapping[str, str] = {
    "mailchimp": N_(
        "If you load this file at all, choose the status Non-subscribed: these people may not get a newsletter from "
        "you. Ask them first, at the till or with their next order."
    ),
    "klaviyo": N_(
        "Do not load this file into a Klaviyo list: loading someone into a list counts as their consent, and Klaviyo "
        "does not ask them again. Ask these people first, at the till or with their next order."
    ),
    "shopify": N_(
        "These people are marked as not accepting e-mail marketing. Load the file to see the tags on your customers, "
        "not to send to them."
    ),
    "hubspot": N_(
        "Load this file only to see the values on your contacts, not to send to them. Leave them as non-marketing "
        "contacts, and ask them first."
    ),
    "brevo": N_(
        "Do not load this file: Brevo asks you to confirm that everyone in it agreed to hear from you. Ask these "
        "people first, at the till or with their next order."
    ),
    "omnisend": N_(
        "If you load this file at all, do not tick Import emails as subscribed: these people may not get a newsletter "
        "from you. Ask them first, at the till or with their next order."
    ),
    "constant-contact": N_(
        "Do not load this file: Constant Contact asks you to confirm that everyone in it gave permission. Ask these "
        "people first, at the till or with their next order."
    ),
    "meta": N_(
        "Load this file only if your privacy notice tells customers that you share their details with Meta for "
        "advertising, and that they may object. Where the law asks for consent, as in the European Union, do not."
    ),
    "google": N_(
        "Do not load this file: Google only takes people who agreed that their details are used for advertising. Ask "
        "these people first."
    ),
    "excel": ASK_BEFORE,
    "csv": ASK_BEFORE,
}
NOTES: Mapping[str, tuple[str, ...]] = {
    "mailchimp": (N_("People who have unsubscribed in Mailchimp stay unsubscribed, whatever a file says."),),
    "omnisend": (
        N_("The day of consent is left empty, unless you joined a column with that name: your sales do not tell it."),
    ),
    "meta": (
        N_(
            "Create lookalike audiences from the file of everyone. Use the file of one segment to show ads to these "
            "people, or to leave them out."
        ),
    ),
    "shopify": (
        N_(
            "Overwriting replaces everything Shopify knows about a customer (tags, address, note, tax exemption) with "
            "what the file says. Add the customer export from the first step to your files here before you make the "
            "list: then the old tags and addresses are kept, and ours are added."
        ),
    ),
}
