#pragma once
// Memory for large tables that are looked up at random places: asks the system to map it in large
// pages, where it can. In pages of 4 kB, finding out where a page lies takes as long as the memory.

#include <cstddef>
#include <memory>
#include <new>

#if defined(__linux__)
#include <sys/mman.h>
#endif

namespace headroom {

/// An allocator for containers: std::vector<Record, LargePages<Record>>.
template <class T>
struct LargePages {
    using value_type = T;

    LargePages() = default;
    template <class Other>
    explicit LargePages(const LargePages<Other>&) {}

    T* allocate(std::size_t n) {
#if defined(__linux__)
        const std::size_t bytes = n * sizeof(T);
        if (bytes >= page_bytes) {
            const std::size_t whole = (bytes + page_bytes - 1) / page_bytes * page_bytes;
            void* const memory = ::operator new (whole, std::align_val_t{page_bytes});
            (void)madvise(memory, whole, MADV_HUGEPAGE);  // a wish
            return static_cast<T*>(memory);
        }
#endif
        return std::allocator<T>().allocate(n);
    }
    void deallocate(T* memory, std::size_t n) {
#if defined(__linux__)
        if (n * sizeof(T) >= page_bytes) {
            ::operator delete (memory, std::align_val_t{page_bytes});
            return;
        }
#endif
        std::allocator<T>().deallocate(memory, n);
    }
    friend bool operator==(LargePages, LargePages) { return true; }

private:
    static constexpr std::size_t page_bytes = std::size_t{2} << 20;
};

}  // namespace headroom
