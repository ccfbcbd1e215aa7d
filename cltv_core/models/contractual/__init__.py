"""Subscriptions: customers who renew until they cancel."""
