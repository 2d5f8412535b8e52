// SHA-256 against the examples of FIPS 180-4.

#include <catch2/catch_test_macros.hpp>

#include "core/base/sha256.h"

using namespace headroom;

TEST_CASE("SHA-256 gives the digests of FIPS 180-4") {
    CHECK(sha256_hex("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(sha256_hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(sha256_hex("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") ==
          "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    CHECK(sha256_hex("abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmn"
                     "hijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu") ==
          "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1");
    CHECK(sha256_hex(std::string(1'000'000, 'a')) ==
          "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("a text hashed in pieces has the hash of the whole") {
    std::string text;
    for (int i = 0; i < 300; ++i) text += static_cast<char>(i * 7);
    for (const std::size_t piece : {1U, 3U, 55U, 56U, 63U, 64U, 65U, 128U}) {
        Sha256 hash;
        for (std::size_t at = 0; at < text.size(); at += piece) hash.update(text.substr(at, piece));
        CHECK(to_hex(hash.digest()) == sha256_hex(text));
    }
}

TEST_CASE("lengths around the padding's boundary are hashed alike in one go and byte by byte") {
    for (std::size_t size = 0; size <= 130; ++size) {
        const std::string text(size, 'x');
        Sha256 hash;
        for (const char c : text) hash.update(&c, 1);
        CHECK(to_hex(hash.digest()) == sha256_hex(text));
    }
}

TEST_CASE("a stream may go on after its digest was asked for") {
    Sha256 hash;
    hash.update("ab");
    CHECK(to_hex(hash.digest()) == sha256_hex("ab"));
    hash.update("c");
    CHECK(to_hex(hash.digest()) == sha256_hex("abc"));
}
