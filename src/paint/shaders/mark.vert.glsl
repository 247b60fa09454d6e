#version 300 es
// A small figure: one instance is a turned rectangle with a pixel of room round the shape.
precision highp float;

layout(location = 0) in vec2 corner;   // -1 to 1
layout(location = 1) in vec4 extent;   // centre, radii
layout(location = 2) in vec2 turn;     // angle, width of the outline
layout(location = 3) in uint shape;
layout(location = 4) in vec4 fill;
layout(location = 5) in vec4 outline;

uniform vec2 clip_per_px;
uniform float device_ratio;

out vec2 at;               // from the centre along the mark's own axes, device px
out vec2 radius;      // device px
out float line;       // width of the outline, device px
out float kind;
out vec4 inside;      // premultiplied
out vec4 edge;        // premultiplied

void main() {
  radius = max(extent.zw, vec2(0.0)) * device_ratio;
  line = outline.a > 0.0 ? clamp(turn.y * device_ratio, 0.0, min(radius.x, radius.y)) : 0.0;
  kind = float(shape);
  inside = vec4(fill.rgb * fill.a, fill.a);
  edge = vec4(outline.rgb * outline.a, outline.a);
  at = corner * (radius + 1.0);
  float c = cos(turn.x);
  float s = sin(turn.x);
  vec2 turned = vec2(c * at.x - s * at.y, s * at.x + c * at.y) / device_ratio;
  gl_Position = vec4((extent.xy + turned) * clip_per_px + vec2(-1.0, 1.0), 0.0, 1.0);
}
