"""The standard recipe of the library lifetimes, beside the methods of the house."""
