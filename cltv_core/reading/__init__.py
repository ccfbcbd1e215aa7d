"""Bytes of a file in, Transactions and a reading report out."""

from cltv_core.reading.read import ReadOptions, SourceFile, read

__all__ = ["ReadOptions", "SourceFile", "read"]
