#version 300 es
// A vertex of an area between two sides; `place` is where it lies on the gradient, linear in position.
precision highp float;

layout(location = 0) in vec2 position;
layout(location = 1) in float place;
layout(location = 2) in vec4 from_color;
layout(location = 3) in vec4 to_color;

uniform vec2 clip_per_px;

out float way;
out vec4 start;
out vec4 end;

void main() {
  way = place;
  start = from_color;
  end = to_color;
  gl_Position = vec4(position * clip_per_px + vec2(-1.0, 1.0), 0.0, 1.0);
}
