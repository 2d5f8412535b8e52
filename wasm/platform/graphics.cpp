#include "wasm/platform/graphics.h"

#include <GLES3/gl3.h>
#include <emscripten/html5.h>
#include <imgui.h>
#include <imgui_impl_opengl3.h>

namespace headroom::platform {

bool start_graphics(const char* canvas_selector) {
    EmscriptenWebGLContextAttributes wanted;
    emscripten_webgl_init_context_attributes(&wanted);
    wanted.majorVersion = 2;
    wanted.alpha = false;
    wanted.depth = false;
    wanted.stencil = false;
    wanted.antialias = false;  // ImGui smooths its own edges
    const auto context = emscripten_webgl_create_context(canvas_selector, &wanted);
    if (context <= 0) return false;
    if (emscripten_webgl_make_context_current(context) != EMSCRIPTEN_RESULT_SUCCESS) return false;
    return ImGui_ImplOpenGL3_Init("#version 300 es");
}

void renew_font_texture() {
    ImGui_ImplOpenGL3_DestroyFontsTexture();
    ImGui_ImplOpenGL3_CreateFontsTexture();
}

void render(int width, int height, unsigned background) {
    const ImVec4 color = ImGui::ColorConvertU32ToFloat4(background);
    glViewport(0, 0, width, height);
    glClearColor(color.x, color.y, color.z, 1.0F);
    glClear(GL_COLOR_BUFFER_BIT);
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
}

}  // namespace headroom::platform
