"""The look of the printable page: one sheet of style, no font or picture from elsewhere."""

from __future__ import annotations

STYLE = """
:root { --ink: #1c2624; --muted: #5b6664; --line: #dce2de; --wash: #f4f6f3; --main: #0f6b5c; --pale: #a6cfc4; }
* { box-sizing: border-box; }
@page { margin: 11mm 13mm; }
html { -webkit-print-color-adjust: exact; print-color-adjust: exact; color-scheme: light; }
body { margin: 0 auto; padding: 26px 22px 40px; max-width: 820px; background: #fff; color: var(--ink);
  font: 13px/1.45 "Segoe UI", -apple-system, "Helvetica Neue", "Noto Sans", "Liberation Sans", Arial, sans-serif; }
h1, .lead { font-family: "Iowan Old Style", Charter, "Palatino Linotype", Georgia, "Liberation Serif", serif; }
h1 { margin: 4px 0 6px; font-size: 26px; line-height: 1.25; font-weight: 600; text-wrap: balance; }
h2 .note { font-weight: 400; }
h2 { margin: 24px 0 8px; font-size: 15px; font-weight: 600; break-after: avoid; }
h3 { margin: 0 0 2px; font-size: 13px; font-weight: 600; }
p { margin: 0 0 4px; }
.card > :last-child { margin-bottom: 0; }
.muted, .note { color: var(--muted); }
.note { font-size: 11.5px; }
.grid + .note, .scroll + .note { margin-top: 7px; }
.grid { display: grid; gap: 10px; }
.three { grid-template-columns: repeat(3, minmax(0, 1fr)); }
.two { grid-template-columns: repeat(2, minmax(0, 1fr)); }
.card { border: 1px solid var(--line); border-radius: 8px; padding: 11px 13px; break-inside: avoid; }
.figure { font-size: 21px; font-weight: 600; line-height: 1.3; font-variant-numeric: tabular-nums; }
.figure.unknown { font-size: 13px; font-weight: 400; color: var(--muted); }
.kpi { display: grid; grid-template-columns: 1fr 92px; align-items: end; column-gap: 8px; }
.kpi h3, .kpi p { grid-column: 1 / -1; }
.action { border-top: 3px solid var(--main); }
.action .stake { margin-top: 6px; }
svg { display: block; width: 100%; height: auto; overflow: visible; }
svg text { font: 10px "Segoe UI", -apple-system, "Helvetica Neue", "Noto Sans", "Liberation Sans", Arial, sans-serif;
  fill: var(--ink); }
svg .axis, svg .muted { fill: var(--muted); }
svg .value { font-weight: 600; }
svg .main { fill: var(--main); }
svg .pale { fill: var(--pale); }
svg .wash { fill: #eef5f2; }
svg .grid { stroke: #e9edea; stroke-width: 1; fill: none; }
svg .guide { stroke: #9aa8a4; stroke-width: 1; stroke-dasharray: 2 3; fill: none; }
svg .curve { stroke: var(--main); stroke-width: 2; fill: none; stroke-linejoin: round; stroke-linecap: round; }
svg .spark { stroke: var(--main); stroke-width: 1.5; fill: none; stroke-linejoin: round; }
svg .dashed { stroke-dasharray: 3 4; stroke-width: 1.6; }
svg .shade0 { stroke: #9aa8a4; } svg .shade1 { stroke: #65ae9d; } svg .shade2 { stroke: #0f6b5c; }
svg .shade3 { stroke: #1d5fa8; } svg .shade4 { stroke: #c2620a; }
svg .fill { fill: #fff; stroke-width: 1.6; }
table { width: 100%; border-collapse: collapse; font-size: 12px; font-variant-numeric: tabular-nums; }
thead { display: table-header-group; }
th { text-align: left; font-weight: 600; color: var(--muted); font-size: 11px; }
th, td { padding: 5px 10px 5px 0; border-bottom: 1px solid var(--line); vertical-align: top; }
tr { break-inside: avoid; }
td:first-child { white-space: nowrap; }
.wide td:first-child { white-space: normal; }
.number:last-child { padding-right: 0; }
.number { text-align: right; white-space: nowrap; }
.total td { font-weight: 600; border-bottom: 0; border-top: 1.5px solid var(--ink); }
footer { margin-top: 22px; padding-top: 10px; border-top: 1px solid var(--line); break-inside: avoid; }
.definitions { margin: 10px 0 0; padding: 0; columns: 2; column-gap: 22px; list-style: none; }
.definitions li { break-inside: avoid; margin-bottom: 3px; }
@media print {
  body { max-width: none; padding: 0; font-size: 8.5pt; line-height: 1.3; }
  h1 { font-size: 17pt; margin: 2px 0 4px; }
  h2 { margin: 8px 0 4px; font-size: 10.5pt; }
  h3 { font-size: 8.5pt; }
  .note, table { font-size: 7.5pt; }
  p { margin-block: 2px; }
  .card { padding: 5px 8px; }
  th, td { padding: 2px 9px 2px 0; }
  .figure { font-size: 12pt; line-height: 1.2; }
  .figures { grid-template-columns: repeat(6, minmax(0, 1fr)); }
  .kpi { display: block; }
  .kpi h3 { font-size: 7.5pt; }
  .kpi svg { display: none; }
  .grid { gap: 6px; }
  .two svg { max-height: 36mm; }
  .groups td br, .groups .muted { display: none; }
  .details { break-before: page; }
  .whole { break-inside: avoid; }
}
@media (max-width: 640px) { .three, .two { grid-template-columns: minmax(0, 1fr); } .scroll { overflow-x: auto; } }
"""
