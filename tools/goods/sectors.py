#!/usr/bin/env python3
"""Writes data/reading/goods_sectors.csv: which sector of each installed world a code of the Harmonised System lies in.

    python3 tools/goods/sectors.py CONCORDANCE > data/reading/goods_sectors.csv

CONCORDANCE is a CSV file with the columns hs6 and icio28 (six-digit code, one of 28 sectors). Where from and under
which licence: docs/data-licences.md. The table is made as short as it can be: a line holds for all codes that begin with its
digits, unless a longer line says otherwise. Sectors of world 2011-io (35 of the first revision of NACE) follow from
those of world 2022 but for leather and for instruments, which are told apart by their chapters.
"""
import collections
import csv
import sys

NACE = {'A01': 'c1', 'A02': 'c1', 'A03': 'c1', 'B05': 'c2', 'B06': 'c2', 'B07': 'c2', 'B08': 'c2', 'B09': 'c2', 'C10T12': 'c3',
        'C13T15': 'c4', 'C16': 'c6', 'C17_18': 'c7', 'C19': 'c8', 'C20': 'c9', 'C21': 'c9', 'C22': 'c10', 'C23': 'c11',
        'C24A': 'c12', 'C24B': 'c12', 'C25': 'c12', 'C26': 'c14', 'C27': 'c14', 'C28': 'c13', 'C29': 'c15', 'C301': 'c15',
        'C302T309': 'c15', 'C31T33': 'c16', 'services': 'c34'}


def sectors(hs, icio):
    icio = 'services' if icio == 'Services' else icio
    chapter = hs[:2]
    nace = NACE[icio]
    if nace == 'c4' and chapter in ('41', '42', '64'):
        nace = 'c5'
    if nace == 'c16' and chapter in ('90', '91'):
        nace = 'c14'
    if hs[:4] == '2716':
        nace = 'c17'
    return icio, nace


def shortest(table):
    """Prefix to sectors: a chapter has its commonest, headings and codes stand where they differ."""
    lines = {}

    def descend(prefix, codes, inherited, lengths):
        commonest = collections.Counter(table[c] for c in codes).most_common()
        best = sorted(commonest, key=lambda x: (-x[1], x[0]))[0][0]
        if best != inherited:
            lines[prefix] = best
        if not lengths or len(commonest) == 1:
            return
        parts = collections.defaultdict(list)
        for code in codes:
            parts[code[:lengths[0]]].append(code)
        for part in sorted(parts):
            descend(part, parts[part], best, lengths[1:])

    chapters = collections.defaultdict(list)
    for code in table:
        chapters[code[:2]].append(code)
    for chapter in sorted(chapters):
        descend(chapter, chapters[chapter], None, [4, 6])
    return lines


def main():
    with open(sys.argv[1], encoding='utf-8', newline='') as file:
        table = {row['hs6']: sectors(row['hs6'], row['icio28']) for row in csv.DictReader(file)}
    print('hs,2022,2011-io')
    for prefix, (icio, nace) in sorted(shortest(table).items()):
        print(f'{prefix},{icio},{nace}')


if __name__ == '__main__':
    main()
