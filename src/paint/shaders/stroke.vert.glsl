#version 300 es
// A crimped fibre: one instance is a strip along the sine centre line with room for round ends and a soft edge.
// No varying is flat: they are equal at every vertex, and flat shading is emulated, slowly, on some drivers.
precision highp float;

// Place along the stroke (-1 to 1), beyond its end (-1, 0, 1), side of the centre line (-1, 1).
layout(location = 0) in vec3 station;
layout(location = 1) in vec4 axis;   // centre, half axis
layout(location = 2) in vec4 wave;   // width, crimp, phase, waves
layout(location = 3) in vec4 color;

uniform vec2 clip_per_px;
uniform float device_ratio;

out vec2 offset;            // beyond the end and across, device px
out float reach;       // where the line has faded to nothing, device px
out vec4 premultiplied;

const float PI = 3.14159265;

void main() {
  float s = station.x;
  vec2 along = axis.zw;
  float len = length(along);
  if (len < 0.01) { along = vec2(0.01, 0.0); len = 0.01; }
  vec2 normal = vec2(-along.y, along.x) / len;
  float turn = wave.z + PI * wave.w * s;
  float taper = 1.0 - s * s * s * s;
  float height = wave.y * taper * sin(turn);
  float slope = wave.y * (taper * PI * wave.w * cos(turn) - 4.0 * s * s * s * sin(turn));
  vec2 tangent = normalize(along + normal * slope);

  // A line thinner than a device pixel is drawn one pixel wide and fainter.
  float width = wave.x * device_ratio;
  reach = 0.5 * max(width, 1.0) + 0.5;
  offset = station.yz * reach;
  vec2 at = axis.xy + s * along + normal * height
    + (tangent * offset.x + vec2(-tangent.y, tangent.x) * offset.y) / device_ratio;

  float alpha = color.a * clamp(width, 0.0, 1.0);
  premultiplied = vec4(color.rgb * alpha, alpha);
  gl_Position = vec4(at * clip_per_px + vec2(-1.0, 1.0), 0.0, 1.0);
}
