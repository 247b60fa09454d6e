#version 300 es
// Ellipse, spindle or glow by distance to the edge, in device pixels; first-order distances, exact at the edge.
precision highp float;

in vec2 at;
in vec2 radius;
in float line;
in float kind;
in vec4 inside;
in vec4 edge;
out vec4 pixel;

float ellipse_distance(vec2 p, vec2 r) {
  vec2 q = p / r;
  float k = length(q);
  return k < 1e-4 ? -min(r.x, r.y) : k * (k - 1.0) / length(q / r);
}

float spindle_distance(vec2 p, vec2 r) {
  float x = p.x / r.x;
  return (abs(p.y) - r.y * (1.0 - x * x)) / length(vec2(2.0 * r.y * x / r.x, 1.0));
}

void main() {
  vec2 r = max(radius, vec2(1e-3));
  if (kind > 1.5) {
    vec2 q = at / r;
    float fall = max(1.0 - dot(q, q), 0.0);
    pixel = inside * (fall * fall);
    return;
  }
  float d = kind > 0.5 ? spindle_distance(at, r) : ellipse_distance(at, r);
  // The fill ends under the middle of the outline, as a path that is filled and then stroked.
  float middle = d + 0.5 * line;
  float filled = clamp(0.5 - middle, 0.0, 1.0);
  // An outline thinner than a device pixel is drawn one pixel wide and fainter.
  float lined = clamp(0.5 + 0.5 * max(line, 1.0) - abs(middle), 0.0, 1.0) * min(line, 1.0);
  vec4 over = edge * lined;
  pixel = over + inside * filled * (1.0 - over.a);
}
