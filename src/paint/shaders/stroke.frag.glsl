#version 300 es
// The soft edge of a fibre: full colour inside, fading over one device pixel.
precision highp float;

in vec2 offset;
in float reach;
in vec4 premultiplied;
out vec4 pixel;

void main() {
  pixel = premultiplied * clamp(reach - length(offset), 0.0, 1.0);
}
