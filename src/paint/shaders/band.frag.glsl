#version 300 es
// A linear gradient of straight colours, as canvas and SVG mix them, then premultiplied.
precision highp float;

in float way;
in vec4 start;
in vec4 end;
out vec4 pixel;

void main() {
  vec4 color = mix(start, end, clamp(way, 0.0, 1.0));
  pixel = vec4(color.rgb * color.a, color.a);
}
