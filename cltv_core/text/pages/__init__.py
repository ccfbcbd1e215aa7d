"""What the pages say: labels, headings, help and sentences, a module a page or feature.

Constants are marked messages: a page says them with `_()` when it shows them. Functions say whole sentences.
"""
