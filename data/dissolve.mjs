const key = (at) => at.join(' ');

/** Edges of all rings, without those that two rings run along in opposite directions (the inner ones). */
function outerEdges(rings) {
  const edges = new Map();
  for (const ring of rings) {
    for (const [i, from] of ring.slice(0, -1).entries()) {
      const to = ring[i + 1];
      if (key(from) === key(to)) continue; // rounding may fold a very short edge
      if (!edges.delete(`${key(to)}|${key(from)}`)) edges.set(`${key(from)}|${key(to)}`, [from, to]);
    }
  }
  return [...edges.values()];
}

/**
 * Union of polygons that share their edges vertex for vertex; keeps every vertex, so neighbours of the union still match.
 * Rings in: closed, counter-clockwise. Rings out: closed; the caller must refuse more than one ring if it expects none.
 * @throws Error where the edges do not close, that is where the polygons did not share their edges.
 */
export function dissolve(rings) {
  const next = new Map();
  for (const [from, to] of outerEdges(rings)) {
    if (next.has(key(from))) throw new Error(`Two rings touch in one point: ${key(from)}`);
    next.set(key(from), [from, to]);
  }
  const found = [];
  while (next.size > 0) {
    const [start] = next.values().next().value;
    const ring = [start];
    for (let at = start; ring.length === 1 || key(at) !== key(start); ) {
      const edge = next.get(key(at));
      if (!edge) throw new Error(`Open ring at ${key(at)}`);
      next.delete(key(at));
      at = edge[1];
      ring.push(at);
    }
    found.push(ring);
  }
  return found;
}
