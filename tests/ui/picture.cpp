#include "tests/ui/picture.h"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <fstream>
#include <vector>

namespace headroom::ui {
namespace {

struct Canvas {
    int width = 0;
    int height = 0;
    std::vector<float> rgb;  // 0 to 255
};

struct Atlas {
    unsigned char* alpha = nullptr;
    int width = 0;
    int height = 0;

    float at(float u, float v) const {
        const float x = u * static_cast<float>(width) - 0.5F;
        const float y = v * static_cast<float>(height) - 0.5F;
        const auto pixel = [&](int i, int j) {
            i = std::clamp(i, 0, width - 1);
            j = std::clamp(j, 0, height - 1);
            return static_cast<float>(alpha[j * width + i]) / 255.0F;
        };
        const int left = static_cast<int>(std::floor(x));
        const int top = static_cast<int>(std::floor(y));
        const float fx = x - static_cast<float>(left);
        const float fy = y - static_cast<float>(top);
        const float above = pixel(left, top) * (1 - fx) + pixel(left + 1, top) * fx;
        const float below = pixel(left, top + 1) * (1 - fx) + pixel(left + 1, top + 1) * fx;
        return above * (1 - fy) + below * fy;
    }
};

float edge(ImVec2 a, ImVec2 b, float x, float y) {
    return (b.x - a.x) * (y - a.y) - (b.y - a.y) * (x - a.x);
}

/// Pixels whose centre lies on an edge belong to one of the two triangles that share it.
bool inside(float w, ImVec2 from, ImVec2 to) {
    if (w != 0) return w > 0;
    return to.y == from.y ? to.x > from.x : to.y < from.y;
}

void draw_triangle(Canvas& canvas, const Atlas& atlas, std::array<ImDrawVert, 3> v,
                   const ImVec4& clip) {
    float area = edge(v[0].pos, v[1].pos, v[2].pos.x, v[2].pos.y);
    if (area == 0) return;
    if (area < 0) std::swap(v[1], v[2]), area = -area;
    const auto [left, right] = std::minmax({v[0].pos.x, v[1].pos.x, v[2].pos.x});
    const auto [top, bottom] = std::minmax({v[0].pos.y, v[1].pos.y, v[2].pos.y});
    const int x0 = std::max(0, static_cast<int>(std::floor(std::max(left, clip.x))));
    const int x1 = std::min(canvas.width, static_cast<int>(std::ceil(std::min(right, clip.z))));
    const int y0 = std::max(0, static_cast<int>(std::floor(std::max(top, clip.y))));
    const int y1 = std::min(canvas.height, static_cast<int>(std::ceil(std::min(bottom, clip.w))));
    for (int y = y0; y < y1; ++y) {
        for (int x = x0; x < x1; ++x) {
            const float px = static_cast<float>(x) + 0.5F;
            const float py = static_cast<float>(y) + 0.5F;
            const std::array<float, 3> w{edge(v[1].pos, v[2].pos, px, py),
                                         edge(v[2].pos, v[0].pos, px, py),
                                         edge(v[0].pos, v[1].pos, px, py)};
            if (!inside(w[0], v[1].pos, v[2].pos) || !inside(w[1], v[2].pos, v[0].pos) ||
                !inside(w[2], v[0].pos, v[1].pos)) {
                continue;
            }
            float u = 0;
            float t = 0;
            std::array<float, 4> color{};
            for (std::size_t i = 0; i < 3; ++i) {
                const float share = w[i] / area;
                u += share * v[i].uv.x;
                t += share * v[i].uv.y;
                for (std::size_t c = 0; c < 4; ++c) {
                    color[c] += share * static_cast<float>((v[i].col >> (8 * c)) & 0xFFU);
                }
            }
            const float alpha = color[3] / 255.0F * atlas.at(u, t);
            float* pixel = &canvas.rgb[static_cast<std::size_t>(y * canvas.width + x) * 3];
            for (std::size_t c = 0; c < 3; ++c) {
                pixel[c] = pixel[c] * (1 - alpha) + color[c] * alpha;
            }
        }
    }
}

Canvas render(const ImDrawData& data) {
    Canvas canvas{static_cast<int>(data.DisplaySize.x), static_cast<int>(data.DisplaySize.y), {}};
    canvas.rgb.resize(static_cast<std::size_t>(canvas.width * canvas.height) * 3);
    Atlas atlas;
    ImGui::GetIO().Fonts->GetTexDataAsAlpha8(&atlas.alpha, &atlas.width, &atlas.height);
    for (const ImDrawList* list : data.CmdLists) {
        for (const ImDrawCmd& command : list->CmdBuffer) {
            for (unsigned i = 0; i + 2 < command.ElemCount; i += 3) {
                std::array<ImDrawVert, 3> corners;
                for (unsigned c = 0; c < 3; ++c) {
                    const auto index = static_cast<int>(command.IdxOffset + i + c);
                    corners[c] = list->VtxBuffer[static_cast<int>(command.VtxOffset +
                                                                  list->IdxBuffer[index])];
                }
                draw_triangle(canvas, atlas, corners, command.ClipRect);
            }
        }
    }
    return canvas;
}

using Bytes = std::vector<unsigned char>;

void put32(Bytes& out, std::uint32_t value) {
    for (int shift = 24; shift >= 0; shift -= 8) {
        out.push_back(static_cast<unsigned char>(value >> shift));
    }
}

std::uint32_t crc_of(const Bytes& bytes) {
    std::uint32_t crc = 0xFFFFFFFFU;
    for (const unsigned char byte : bytes) {
        crc ^= byte;
        for (int bit = 0; bit < 8; ++bit) crc = (crc & 1U) ? crc >> 1 ^ 0xEDB88320U : crc >> 1;
    }
    return ~crc;
}

void put_chunk(Bytes& out, const char* kind, const Bytes& content) {
    put32(out, static_cast<std::uint32_t>(content.size()));
    Bytes checked(kind, kind + 4);
    checked.insert(checked.end(), content.begin(), content.end());
    out.insert(out.end(), checked.begin(), checked.end());
    put32(out, crc_of(checked));
}

/// A zlib stream of stored blocks.
Bytes stored(const Bytes& raw) {
    Bytes out{0x78, 0x01};
    std::uint32_t a = 1;
    std::uint32_t b = 0;
    for (const unsigned char byte : raw) a = (a + byte) % 65521, b = (b + a) % 65521;
    for (std::size_t at = 0; at < raw.size(); at += 65535) {
        const std::size_t length = std::min<std::size_t>(65535, raw.size() - at);
        out.push_back(at + length == raw.size() ? 1 : 0);
        for (const std::size_t word : {length, ~length}) {
            out.push_back(static_cast<unsigned char>(word));
            out.push_back(static_cast<unsigned char>(word >> 8));
        }
        out.insert(out.end(), raw.begin() + static_cast<std::ptrdiff_t>(at),
                   raw.begin() + static_cast<std::ptrdiff_t>(at + length));
    }
    put32(out, b << 16 | a);
    return out;
}

}  // namespace

bool save_picture(const std::string& file) {
    const ImDrawData* data = ImGui::GetDrawData();
    if (data == nullptr || !data->Valid) return false;
    const Canvas canvas = render(*data);
    Bytes raw;
    for (int y = 0; y < canvas.height; ++y) {
        raw.push_back(0);
        for (int x = 0; x < canvas.width * 3; ++x) {
            const float value = canvas.rgb[static_cast<std::size_t>(y * canvas.width * 3 + x)];
            raw.push_back(static_cast<unsigned char>(std::lround(std::clamp(value, 0.0F, 255.0F))));
        }
    }
    Bytes png{0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    Bytes header;
    put32(header, static_cast<std::uint32_t>(canvas.width));
    put32(header, static_cast<std::uint32_t>(canvas.height));
    header.insert(header.end(), {8, 2, 0, 0, 0});
    put_chunk(png, "IHDR", header);
    put_chunk(png, "IDAT", stored(raw));
    put_chunk(png, "IEND", {});
    std::ofstream out(file, std::ios::binary);
    out.write(reinterpret_cast<const char*>(png.data()), static_cast<std::streamsize>(png.size()));
    return out.good();
}

}  // namespace headroom::ui
