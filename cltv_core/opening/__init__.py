"""Opens what is more than plain text in a process of its own, which may fail without harm to anybody else.

Workbooks, archives, pages, Parquet and JSON come from strangers, and a few bytes of them can ask for any amount of
memory or time. `confined` starts a child, watches it and ends it; `child` is what runs there. The child imports nothing
of the other rooms, so that it is ready within a few hundredths of a second.
"""
