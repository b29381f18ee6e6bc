"""What real files say, read by other libraries and added up by other arithmetic than ours.

Each file has an SQL query over DuckDB's reading of it, or a few lines over the standard library,
that gives what must be stored of it: a country, a year and a value for each fact.
"""

import csv
import gzip
import io
import itertools
import json
import re
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Final

import duckdb
import fastexcel
import polars as pl
from babel.core import get_global

Fact = tuple[str | None, str | None, float | None]
"""Country (alpha-3, null where it is no country of ISO 3166), year, value (null: a gap)."""

ALIASES: Final = {
    code: places[0] for code, places in get_global("territory_aliases").items() if len(places) == 1
}
CODES: Final = {
    place: code for code, place in ALIASES.items() if re.fullmatch("[A-Z]{3}", code)
} | {"EL": "GRC", "UK": "GBR", "XK": "XKX", "CD": "COD", "FR": "FRA", "TL": "TLS"}
"""Alpha-3 codes by alpha-2 codes, as Babel has them, and Eurostat's own."""

NUMBERS: Final = {
    str(int(code)): CODES[place]
    for code, place in ALIASES.items()
    if code.isdigit() and place in CODES
} | {
    "251": "FRA",
    "381": "ITA",
    "490": "TWN",
    "579": "NOR",
    "699": "IND",
    "757": "CHE",
    "842": "USA",
}
ALPHA_3: Final = frozenset(CODES.values()) | {"TWN", "ROW"}
WITS: Final = {
    **dict.fromkeys(("Trade (US$ Mil)-Top 5 Export Partner", "Exports (in US$ Mil)"), 1e6),
    **dict.fromkeys(("Trade (US$ Mil)-Top 5 Import Partner", "Imports (in US$ Mil)"), 1e6),
    **dict.fromkeys(("Export(US$ Mil)", "Import(US$ Mil)"), 1e6),
}


NO_COUNTRY: Final = (
    *("World", "Unspecified", "Special Categories", "Soviet Union", "German Democratic Republic"),
    *("Belgium-Luxembourg", "Fm Sudan", "Netherlands Antilles", "Czechoslovakia"),
    *("Yemen Democratic", "Yugoslavia,FR(Serbia/Montenegr", "Us Msc.Pac.I"),
    *("Serbia, FR(Serbia/Montenegro)", "Ethiopia(includes Eritrea)"),
)
"""What WITS lists among the partners and is no country, or none any more."""

NOWHERE: Final = "t430222130"
"""A node of Wikidata without a name, where a country should stand."""

NO_LAND: Final = re.compile(
    r"^(?:Nicht ermittelt|Schiffs|Vertraulich|Hohe See|Polar|Jugoslawien|Serbien und|Sowjet"
    r"|Tschechoslowakei|Belgien und|Ceuta|Melilla|Kanarische|Niederl\S+ Antillen"
    r"|\S+-Ozeanien)"
)
"""The same in the list of Germany's statistics office."""


def sql(query: str, **options: str) -> Callable[[Path], list[Fact]]:
    """Facts by a query over the table `file`, all of whose columns are text."""

    def facts(path: Path) -> list[Fact]:
        with duckdb.connect() as base:
            # DuckDB replaces a frame's name by the frame of this function.
            iso2 = pl.DataFrame(list(CODES.items()), schema=["a2", "a3"], orient="row")
            number = pl.DataFrame(list(NUMBERS.items()), schema=["n", "a3"], orient="row")
            iso3 = pl.DataFrame({"a3": sorted(ALPHA_3)})
            base.register("iso2", iso2)
            base.register("numeric", number)
            base.register("iso3", iso3)
            return base.execute(query.replace("FILE", _source(path, options))).fetchall()

    return facts


def _source(path: Path, options: dict[str, str]) -> str:
    if path.suffix == ".parquet":
        return f"read_parquet('{path}')"
    if ".json" in path.suffixes:
        return f"read_json('{path}')"
    told = "".join(f", {name}={value}" for name, value in options.items())
    return f"read_csv('{path}', all_varchar=true, header=true{told})"


def wits(path: Path) -> Iterator[Fact]:
    """Exports and imports with single countries of WITS summaries, in dollars."""
    for text in _texts(path, "latin-1"):
        for row in csv.DictReader(io.StringIO(text)):
            factor = WITS.get(row["Indicator"].strip())
            partner = row["Partner"].strip()
            wanted = factor and row["Reporter"].strip() and partner not in ("...", "", *NO_COUNTRY)
            for year, cell in row.items():
                if wanted and year.isdigit() and cell and cell.strip():
                    yield row["Reporter"].strip(), year, float(cell) * (factor or 0)


def _texts(path: Path, encoding: str) -> Iterator[str]:
    if path.suffix != ".zip":
        yield path.read_bytes().decode(encoding)
        return
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            yield archive.read(name).decode(encoding)


def genesis_trade(path: Path) -> Iterator[Fact]:
    """Germany's trade in euros as the office's file has it, a sign where there is no number."""
    seen: set[tuple[str, ...]] = set()
    for text in _texts(path, "utf-8-sig"):
        for row in csv.DictReader(io.StringIO(text), delimiter=";"):
            if row["value_variable_code"] in ("WERTA", "WERTE"):
                number = row["value"].replace(",", ".")
                is_number = re.fullmatch(r"-?\d+(\.\d+)?", number)
                key = tuple(row.values())
                if not NO_LAND.search(row["2_variable_attribute_label"]) and key not in seen:
                    seen.add(key)
                    yield "DEU", row["time"], float(number) * 1000 if is_number else None


def genesis_values(path: Path) -> Iterator[Fact]:
    """Every value of a flat file of Germany's statistics office."""
    for text in _texts(path, "utf-8-sig"):
        for row in csv.DictReader(io.StringIO(text), delimiter=";"):
            yield "DEU", row["time"][:4], float(row["value"].replace(",", "."))


def genesis_cube(path: Path) -> Iterator[Fact]:
    """The values of a cube file: records D below the last K."""
    text = path.read_text("latin-1")
    for line in text[text.index("K;QEI") :].splitlines()[1:]:
        if line.startswith("D;"):
            cells = line.split(";")
            yield "DEU", cells[4], float(cells[5])


def json_stat(path: Path) -> Iterator[Fact]:
    """Values of a JSON-stat cube with the dimensions geo and time, the last two."""
    cube = json.loads(path.read_bytes())
    cube = cube if "value" in cube else next(iter(cube.values()))
    dimension = cube["dimension"]
    places, times = (
        sorted(dimension[name]["category"]["index"], key=dimension[name]["category"]["index"].get)
        for name in ("geo", "time")
    )
    values, status = cube["value"], cube.get("status", {})
    for number in range(len(places) * len(times)):
        value = values.get(str(number)) if isinstance(values, dict) else values[number]
        said = status.get(str(number)) if isinstance(status, dict) else status[number]
        country = CODES.get(places[number // len(times)])
        if value is not None or said:
            yield country, times[number % len(times)], value


def months(path: Path) -> dict[tuple[str, int], list[float]]:
    """Monthly values of a JSON-stat cube of three dimensions, by the labels of two and the year."""
    cube = next(iter(json.loads(gzip.decompress(path.read_bytes())).values()))
    names = cube["dimension"]["id"]
    labels = []
    for name in names:
        category = cube["dimension"][name]["category"]
        labels.append(
            [category["label"][c] for c in sorted(category["index"], key=category["index"].get)]
        )
    found: dict[tuple[str, int], list[float]] = {}
    for (first, second, month), value in zip(
        itertools.product(*labels), cube["value"], strict=True
    ):
        if value is not None:
            found.setdefault((f"{first}|{second}", int(month[:4])), []).append(value)
    return found


def tsv(path: Path) -> Iterator[Fact]:
    """Numbers and gaps of a bulk file of Eurostat, whose last key is the country."""
    head, *lines = gzip.decompress(path.read_bytes()).decode().splitlines()
    years = [name.strip() for name in head.split("\t")[1:]]
    for line in lines:
        keys, *cells = line.split("\t")
        country = CODES.get(keys.split(",")[-1])
        for year, cell in zip(years, cells, strict=True):
            number = re.match(r"-?\d+(\.\d+)?", cell.strip())
            yield country, year, float(number.group()) if number else None


def px(path: Path) -> Iterator[Fact]:
    """The cells of a PC-Axis file whose last heading is the year, all of Sweden's."""
    text = path.read_text("latin-1")
    years = re.findall(r'"(\d{4})"', re.search(r'VALUES\("year"\)=([^;]+);', text).group(1))  # type: ignore[union-attr]
    cells = re.search(r"DATA=([^;]+);", text).group(1).split()  # type: ignore[union-attr]
    for number, cell in enumerate(cells):
        is_number = re.fullmatch(r"-?\d+(\.\d+)?", cell)
        yield "SWE", years[number % len(years)], float(cell) if is_number else None


def wits_sheet(path: Path) -> Iterator[Fact]:
    """Dollars by partner of a WITS workbook, of which thousands stand side by side by year."""
    book = fastexcel.read_excel(path)
    rows = book.load_sheet("Product-TimeSeries-Partner", dtypes="string").to_polars().to_dicts()
    for row in rows:
        for year, cell in row.items():
            if year.isdigit() and cell and row["Partner Name"].strip() not in NO_COUNTRY:
                yield "SGP", year, float(cell) * 1000


def interreg(path: Path) -> Iterator[Fact]:
    """Swedish partners, each once, of projects whose days exist and are those of most its rows."""
    projects: dict[tuple[str, str], list[tuple[str, tuple[str, str]]]] = {}
    for row in json.loads(gzip.decompress(path.read_bytes())):
        days = ((row["startdatum"] or "")[:10], (row["slutdatum"] or "")[:10])
        is_good = all(not day or _exists(day) for day in days) and (days[1] or "9") >= days[0]
        if row["organisationsnamn"] and is_good:
            name = (row["program"], row["projektnamn"])
            projects.setdefault(name, []).append((row["organisationsnamn"], days))
    for rows in projects.values():
        [(usual, _)] = Counter(days for _, days in rows).most_common(1)
        for _ in {name for name, days in rows if days == usual}:
            yield "SWE", usual[0][:4], 1


def _exists(day: str) -> bool:
    try:
        date.fromisoformat(day[:10])
    except ValueError:
        return False
    return True


def twins(
    path: Path, *columns: str, delimiter: str = "\t", wanted: str = "", without: str = ""
) -> Iterator[Fact]:
    """One for each town of each distinct pair of towns; `columns` tell a pair from another."""
    text = gzip.decompress(path.read_bytes()).decode("utf-8")
    found = set()
    for row in csv.DictReader(io.StringIO(text), delimiter=delimiter):
        one, other, *more = (row[name].strip() for name in columns)
        is_wanted = (not wanted or row[wanted].strip()) and without not in (one, other)
        if one and other and is_wanted and NOWHERE not in row.values():
            found |= {(tuple(sorted((one, other))), *more, name) for name in (one, other)}
    yield "ALL", "", len(found)


def adjacency(path: Path) -> Iterator[Fact]:
    """The same of a list that has a town's twins in the columns beside it."""
    lines = csv.reader(io.StringIO(gzip.decompress(path.read_bytes()).decode("utf-8")))
    next(lines)
    found = set()
    for town, *others in lines:
        for other in filter(None, (cell.strip() for cell in others)):
            names = [re.sub(r",\s*[^,]+$", "", name.strip()) for name in (town, other)]
            found |= {(tuple(sorted(names)), name) for name in names}
    yield "ALL", "", len(found)
