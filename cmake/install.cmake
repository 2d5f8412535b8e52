# What `cmake --install` and the packages hold: the program, manual pages, completions, JSON Schemas, documents, and the
# page when it was built. Third-party folders have install rules of their own; ours belong to the component "headroom".

include(GNUInstallDirs)

set(HEADROOM_PAGE_FOLDER "${PROJECT_SOURCE_DIR}/build/wasm/site" CACHE PATH "The built page, installed if it is there")

# Written by the program itself: one catalogue of options for parsing, help, manual pages and completions.
set(manuals "${PROJECT_BINARY_DIR}/manuals")
add_custom_command(
    OUTPUT "${manuals}.stamp"
    COMMAND "${CMAKE_COMMAND}" -E rm -rf "${manuals}"
    COMMAND headroom help --write-manuals "${manuals}"
    COMMAND "${CMAKE_COMMAND}" -E touch "${manuals}.stamp"
    DEPENDS headroom
    COMMENT "Writing manual pages, completions and schemas"
    VERBATIM
)
add_custom_target(manuals DEPENDS "${manuals}.stamp")

install(TARGETS headroom RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}" COMPONENT headroom)
if(TARGET headroom-page-server)
    install(
        TARGETS headroom-page-server
        RUNTIME DESTINATION "${CMAKE_INSTALL_LIBEXECDIR}/headroom"
        COMPONENT headroom
    )
endif()
install(DIRECTORY "${manuals}/man1" DESTINATION "${CMAKE_INSTALL_MANDIR}" COMPONENT headroom)
install(
    FILES "${manuals}/completions/headroom"
    DESTINATION "${CMAKE_INSTALL_DATADIR}/bash-completion/completions"
    COMPONENT headroom
)
install(
    FILES "${manuals}/completions/_headroom"
    DESTINATION "${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions"
    COMPONENT headroom
)
install(
    FILES "${manuals}/completions/headroom.fish"
    DESTINATION "${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d"
    COMPONENT headroom
)
install(DIRECTORY "${manuals}/schemas" DESTINATION "${CMAKE_INSTALL_DATADIR}/headroom" COMPONENT headroom)
install(
    DIRECTORY "${HEADROOM_PAGE_FOLDER}/"
    DESTINATION "${CMAKE_INSTALL_DATADIR}/headroom/page"
    COMPONENT headroom
    OPTIONAL
)
file(GLOB documents CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/docs/*.md")
install(
    FILES ${documents} "${PROJECT_SOURCE_DIR}/README.md" "${PROJECT_SOURCE_DIR}/CHANGELOG.md"
    DESTINATION "${CMAKE_INSTALL_DOCDIR}"
    COMPONENT headroom
)
install(FILES "${PROJECT_SOURCE_DIR}/LICENSE" DESTINATION "${CMAKE_INSTALL_DOCDIR}" RENAME copyright COMPONENT headroom)

set(CPACK_PACKAGE_NAME headroom)
set(CPACK_PACKAGE_VENDOR Headroom)
set(CPACK_PACKAGE_CONTACT "Headroom <headroom@localhost>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "${PROJECT_DESCRIPTION}")
set(CPACK_PACKAGE_VERSION "${PROJECT_VERSION}")
set(CPACK_PACKAGE_DIRECTORY "${PROJECT_SOURCE_DIR}/build/packages")
set(CPACK_GENERATOR DEB TGZ)
set(CPACK_INSTALL_CMAKE_PROJECTS "${PROJECT_BINARY_DIR};headroom;headroom;/")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_SET_DESTDIR OFF)
set(CPACK_PACKAGE_FILE_NAME "headroom-${PROJECT_VERSION}-linux-amd64")
set(CPACK_DEBIAN_FILE_NAME "headroom_${PROJECT_VERSION}_amd64.deb")
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_SECTION admin)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
include(CPack)
