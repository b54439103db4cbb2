#include <openssl/evp.h>

#include <stdexcept>

#include "detente/support/files.hpp"

namespace detente {

std::string sha256(std::string_view bytes) {
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned length = 0;
    if (EVP_Digest(bytes.data(), bytes.size(), digest, &length, EVP_sha256(), nullptr) != 1)
        throw std::runtime_error("SHA-256 is not available in this OpenSSL");
    std::string hexadecimal;
    for (unsigned i = 0; i < length; ++i) {
        hexadecimal += "0123456789abcdef"[digest[i] >> 4];
        hexadecimal += "0123456789abcdef"[digest[i] & 15];
    }
    return hexadecimal;
}

}  // namespace detente
