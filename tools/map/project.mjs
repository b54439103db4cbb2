// Writes data/map/world.csv: Natural Earth 1:50m in the Equal Earth projection, on an integer grid. See data/map/README.md.
import { readFileSync, writeFileSync } from "node:fs";
import { feature } from "topojson-client";
import { topology as build_topology } from "topojson-server";
import { presimplify } from "topojson-simplify";

const here = (path) => new URL(path, import.meta.url);
const read_json = (path) => JSON.parse(readFileSync(path, "utf8"));

// Grid and thresholds. Areas are in squared grid units; the projection keeps areas, so one of them is the same km² everywhere.
const width = 4000;
const central_meridian = 11.5;  // cuts the map at 168.5° W: between Chukotka and Alaska, so that no economy is cut
const south = -60;              // Antarctica is not drawn: the frame ends here
const simplify_area = 1.1;      // a vertex goes when the triangle with its neighbours is smaller (Visvalingam & Whyatt 1993)
const island_share = 0.02;      // ... but for an island never larger than this share of the island
const islet_area = 5;           // an island below this is dropped, unless it is a fair part of its economy:
const islet_share = 0.15;       // ... this share of its largest piece
const earth_radius_km = 6371;
const small_km2 = 4800;         // largest piece under 4 pixels² on a map 1000 pixels wide: to be drawn as a dot

// Economies of ISO 3166-1 without a shape of their own at 1:50m: [longitude, latitude] in degrees, to a tenth.
// Source: on or beside their land in Natural Earth 1:10m (public domain; world-atlas countries-10m.json), the largest island where
// there are several, except Funafuti for TUV and Fakaofo, the only one there, for TKL.
// The overseas departments, Bonaire, Svalbard: their land is drawn with FRA, NLD and NOR. ATA and UMI have neither shape nor dot.
const dots_only = {
  BES: [-68.3, 12.2], BVT: [3.4, -54.4], GIB: [-5.4, 36.1], GLP: [-61.6, 16.2], GUF: [-53, 4], MTQ: [-61, 14.7],
  MYT: [45.2, -12.8], REU: [55.6, -21.1], SJM: [18, 78.5], TKL: [-171.2, -9.3], TUV: [179.2, -8.5],
};
// Names: ISO 3166-1 as Debian's iso-codes gives them, without commas; these few cannot be turned round by rule.
const names = { BES: "Caribbean Netherlands", SHN: "Saint Helena", "N. Cyprus": "Northern Cyprus" };

// Natural Earth draws who holds the ground. Where ISO 3166-2 lists that ground under another economy, the piece around this
// point goes to that economy, as the project follows ISO 3166; an empty id would leave it neutral, on a line of its own.
const set_apart = [{ from: "RUS", at: [34.3, 45.3], id: "UKR", name: "Crimea" }];  // ISO 3166-2: UA-43

// --- Equal Earth: Šavrič, Patterson & Jenny (2018), "The Equal Earth map projection", International Journal of
// Geographical Information Science 33(3), 454–465, doi:10.1080/13658816.2018.1504949, equations 9 and 10, on the unit sphere.
const A = [1.340264, -0.081106, 0.000893, 0.003796], M = Math.sqrt(3) / 2;
function equal_earth(longitude, latitude) {
  const lambda = longitude * Math.PI / 180, t = Math.asin(M * Math.sin(latitude * Math.PI / 180));
  const t2 = t * t, t6 = t2 * t2 * t2;
  return [lambda * Math.cos(t) / (M * (A[0] + 3 * A[1] * t2 + t6 * (7 * A[2] + 9 * A[3] * t2))),
          t * (A[0] + A[1] * t2 + t6 * (A[2] + A[3] * t2))];
}
const half_width = equal_earth(180, 0)[0], top = equal_earth(0, 90)[1], scale = width / (2 * half_width);
const height = Math.ceil((top - equal_earth(0, south)[1]) * scale);
function grid_at(relative_longitude, latitude) {  // not rounded; x to the right, y down
  const [x, y] = equal_earth(Math.max(-180, Math.min(180, relative_longitude)), latitude);
  return [(x + half_width) * scale, (top - y) * scale];
}
const relative = (longitude) => { const l = longitude - central_meridian; return l < -180 ? l + 360 : l; };
const km2_per_unit = (earth_radius_km / scale) ** 2;

// --- Rings
function signed_area(ring) {
  let sum = 0;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) sum += ring[j][0] * ring[i][1] - ring[i][0] * ring[j][1];
  return sum / 2;
}
const area = (ring) => Math.abs(signed_area(ring));
// A ring keeps to one side of the cut, the side of its middle; the sources' rings cross 180° without a seam.
function project_ring(ring) {
  const turned = ring.map(([longitude, latitude]) => [relative(longitude), latitude]);
  const l = turned.map((p) => p[0]), low = Math.min(...l), high = Math.max(...l);
  if (high - low > 180 && l.every((v) => Math.abs(v) > 150)) {
    const mean = l.reduce((sum, v) => sum + (v < 0 ? v + 360 : v), 0) / l.length;
    for (const p of turned) if (mean < 180 && p[0] < 0) p[0] += 360; else if (mean >= 180 && p[0] > 0) p[0] -= 360;
  }
  return turned.map(([longitude, latitude]) => grid_at(longitude, latitude));
}
const polygons_of = (geometry) => geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;

function inside(rings, [x, y]) {
  let odd = false;
  for (const ring of rings) for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [ax, ay] = ring[i], [bx, by] = ring[j];
    if ((ay > y) !== (by > y) && x < (bx - ax) * (y - ay) / (by - ay) + ax) odd = !odd;
  }
  return odd;
}
function distance_to_border(rings, p) {  // negative outside
  let best = Infinity;
  for (const ring of rings) for (let i = 1; i < ring.length; ++i) {
    const [ax, ay] = ring[i - 1], dx = ring[i][0] - ax, dy = ring[i][1] - ay, length2 = dx * dx + dy * dy;
    const s = length2 ? Math.max(0, Math.min(1, ((p[0] - ax) * dx + (p[1] - ay) * dy) / length2)) : 0;
    best = Math.min(best, Math.hypot(p[0] - ax - s * dx, p[1] - ay - s * dy));
  }
  return inside(rings, p) ? best : -best;
}
function centroid(ring) {
  let sx = 0, sy = 0, sum = 0;
  const [ox, oy] = ring[0];
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const ax = ring[j][0] - ox, ay = ring[j][1] - oy, bx = ring[i][0] - ox, by = ring[i][1] - oy, cross = ax * by - bx * ay;
    sx += (ax + bx) * cross; sy += (ay + by) * cross; sum += 3 * cross;
  }
  return sum ? [ox + sx / sum, oy + sy / sum] : [ox, oy];
}
function pole_of_inaccessibility(rings) {  // the point inside that is farthest from the border, by three nested grids
  let [x0, x1] = [Math.min(...rings[0].map((p) => p[0])), Math.max(...rings[0].map((p) => p[0]))];
  let [y0, y1] = [Math.min(...rings[0].map((p) => p[1])), Math.max(...rings[0].map((p) => p[1]))];
  let best = null, reach = -Infinity;
  for (let level = 0; level < 3; ++level) {
    const n = 24, dx = (x1 - x0) / n, dy = (y1 - y0) / n;
    for (let i = 0; i <= n; ++i) for (let j = 0; j <= n; ++j) {
      const p = [x0 + i * dx, y0 + j * dy], d = distance_to_border(rings, p);
      if (d > reach) { reach = d; best = p; }
    }
    [x0, x1, y0, y1] = [best[0] - dx, best[0] + dx, best[1] - dy, best[1] + dy];
  }
  return best;
}
// The centroid where it lies well inside the piece, else the pole of inaccessibility.
function label_point(rings) {
  const middle = centroid(rings[0]), pole = pole_of_inaccessibility(rings);
  return distance_to_border(rings, middle) >= 0.5 * distance_to_border(rings, pole) ? middle : pole;
}

// --- SVG path data: m l z, all relative, nothing but integers
const join = (numbers) => numbers.reduce((text, n) => text + (text && n >= 0 ? " " : "") + n, "");
function tidy(points, closed) {  // on the grid: no repeated points, no spikes, no points in the middle of a straight line
  let ring = points.map(([x, y]) => [Math.round(x), Math.round(y)]), changed = true;
  if (closed) ring.pop();
  while (changed && ring.length > 2) {
    changed = false;
    for (let i = closed ? 0 : 1; i < ring.length - (closed ? 0 : 1) && ring.length > 2; ++i) {
      const a = ring[(i + ring.length - 1) % ring.length], b = ring[i], c = ring[(i + 1) % ring.length];
      if ((b[0] - a[0]) * (c[1] - b[1]) === (b[1] - a[1]) * (c[0] - b[0])) { ring.splice(i--, 1); changed = true; }
    }
  }
  return ring;
}
function path_data(rings, closed = true) {
  let text = "", at = [0, 0];
  for (const ring of rings) {
    text += "m" + join([ring[0][0] - at[0], ring[0][1] - at[1]]) + "l";
    text += join(ring.slice(1).flatMap((p, i) => [p[0] - ring[i][0], p[1] - ring[i][1]]));
    if (closed) text += "z";
    at = closed ? ring[0] : ring.at(-1);
  }
  return text;
}

// --- Economies and their names
const iso = read_json("/usr/share/iso-codes/json/iso_3166-1.json")["3166-1"];
const by_number = new Map(iso.map((entry) => [entry.numeric, entry]));
function plain_name(entry) {
  const name = names[entry.alpha_3] ?? entry.common_name ?? entry.name, turned = name.match(/^(.*), (?:The )?(.* of(?: the)?|British|U\.S\.)$/);
  return turned ? `${turned[2]} ${turned[1]}` : name;
}
const world = read_json(here("node_modules/world-atlas/countries-50m.json"));
const economies = new Map();  // key: ISO id, or the name where there is none
function add(id, name, polygons) {
  const key = id || name, known = economies.get(key);
  if (known) known.polygons.push(...polygons); else economies.set(key, { id, name, polygons });
}
for (const { id: number, properties: { name }, geometry } of feature(world, world.objects.countries).features) {
  const entry = by_number.get(number), polygons = polygons_of(geometry).map((polygon) => polygon.map(project_ring));
  if (entry?.alpha_3 === "ATA") continue;
  if (entry) add(entry.alpha_3, plain_name(entry), polygons);
  else if (name === "Kosovo") add("XKX", name, polygons);
  else if (name === "Indian Ocean Ter.")  // Natural Earth's one shape for two entries of ISO 3166-1
    for (const [i, polygon] of polygons_of(geometry).entries()) {
      const id = polygon[0][0][0] > 100 ? "CXR" : "CCK";
      add(id, plain_name(iso.find((e) => e.alpha_3 === id)), [polygons[i]]);
    }
  else add("", names[name] ?? name, polygons);
}
for (const { from, at: [longitude, latitude], id, name } of set_apart) {
  const point = grid_at(relative(longitude), latitude), { polygons } = economies.get(from);
  const piece = polygons.find((polygon) => inside(polygon, point));
  if (!piece) throw new Error(`no piece of ${from} for ${name}`);
  polygons.splice(polygons.indexOf(piece), 1);
  add(id, name, [piece]);
}

// --- Simplify on the topology: neighbours keep the same border
const list = [...economies.values()];
const topology = presimplify(build_topology({ economies: { type: "FeatureCollection", features: list.map((e) => (
  { type: "Feature", properties: {}, geometry: { type: "MultiPolygon", coordinates: e.polygons } })) } }));
topology.arcs = topology.arcs.map((arc) => {
  const island = arc[0][0] === arc.at(-1)[0] && arc[0][1] === arc.at(-1)[1];
  const limit = island ? Math.min(simplify_area, island_share * area(arc)) : simplify_area;
  return arc.filter((p) => p[2] >= limit).map(([x, y]) => [x, y]);
});
const simplified = feature(topology, topology.objects.economies).features.map((f) => polygons_of(f.geometry));

const rows = list.map(({ id, name, polygons }, k) => {
  const largest = polygons.reduce((a, b) => area(b[0]) > area(a[0]) ? b : a), largest_area = area(largest[0]);
  const keep = Math.min(islet_area, islet_share * largest_area);
  const rings = simplified[k].flatMap((polygon, i) => polygon.filter((_, j) => area(polygons[i][j]) >= keep))
    .map((ring) => tidy(ring, true)).filter((ring) => ring.length > 2);
  const [x, y] = label_point(largest).map(Math.round);
  return [id, name, x, y, largest_area * km2_per_unit < small_km2 ? 1 : 0, path_data(rings)];
});
for (const [id, [longitude, latitude]] of Object.entries(dots_only)) {
  const entry = iso.find((e) => e.alpha_3 === id);
  rows.push([id, plain_name(entry), ...grid_at(relative(longitude), latitude).map(Math.round), 1, ""]);
}

// --- Frame and graticule. Parallels of a pseudocylindrical projection are straight.
const meridian = (l, step) => { const line = []; for (let p = 90; p >= south; p -= step) line.push(grid_at(l, p)); return line; };
const middle = [width / 2, Math.round(height / 2)];
const frame = [...meridian(180, 2), ...meridian(-180, 2).reverse()];
rows.push(["_sphere", "Equal Earth", ...middle, 0, path_data([tidy([...frame, frame[0]], true)])]);
const graticule = [];
for (let l = -150; l <= 180; l += 30) graticule.push(tidy(meridian(relative(l), 2), false));
for (let p = 60; p > south; p -= 30) graticule.push(tidy([grid_at(-180, p), grid_at(180, p)], false));
rows.push(["_graticule", "every 30 degrees", ...middle, 0, path_data(graticule, false)]);

const line = (row) => row.join(",");
rows.sort((a, b) => (a[0] + "," + a[1] < b[0] + "," + b[1] ? -1 : 1));
for (const row of rows) if (line(row).split(",").length !== 6 || /["\n]/.test(line(row))) throw new Error(`needs quoting: ${row[1]}`);
const text = "id,name,dot_x,dot_y,small,path\n" + rows.map(line).join("\n") + "\n";
writeFileSync(here("../../data/map/world.csv"), text);
console.log(`viewBox 0 0 ${width} ${height}, ${rows.length} rows, ${Buffer.byteLength(text)} bytes`);
