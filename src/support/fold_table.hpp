#pragma once
// Latin letters without accents and case: for each code point of a block, in order, its plain form; '-' where there is
// none. From the Unicode decompositions (NFKD), and by hand for letters that have none (ae, oe, ss, th, o-stroke ...).

namespace detente {

inline constexpr char32_t latin_first = 0xC0, latin_last = 0x24F;
inline constexpr const char* latin_plain =
    "a a a a a a ae c e e e e i i i i d n o o o o o - o u u u u y th ss a a a a a a ae c e e e e i i i i d n "
    "o o o o o - o u u u u y th y a a a a a a c c c c c c c c d d d d e e e e e e e e e e g g g g g g g g h "
    "h h h i i i i i i i i i i ij ij j j k k k l l l l l l - - l l n n n n n n - ng ng o o o o o o oe oe r r "
    "r r r r s s s s s s s s t t t t t t u u u u u u u u u u u u w w y y y z z z z z z s b b - - - - o - - d "
    "d - - - e a e f f - g - i i k k - - - - - - o o - - - - - - - - - - - - - u u - v y y z z z - - - - - - "
    "- - - - - - dz dz dz lj lj lj nj nj nj a a i i o o u u u u u u u u u u e a a a a ae ae g g g g k k o o "
    "o o z z j dz dz dz g g - - n n a a ae ae o o a a a a e e e e i i i i o o o o r r r r u u u u s s t t - "
    "- h h - - - - - - a a e e o o o o o o o o y y - - - - - - - - - - - - - - - b u - - - - - - - - - - - ";

inline constexpr char32_t latin_additional_first = 0x1E00, latin_additional_last = 0x1EFF;
inline constexpr const char* latin_additional_plain =
    "a a b b b b b b c c d d d d d d d d d d e e e e e e e e e e f f g g h h h h h h h h h h i i i i k k k k "
    "k k l l l l l l l l m m m m m m n n n n n n n n o o o o o o o o p p p p r r r r r r r r s s s s s s s s "
    "s s t t t t t t t t u u u u u u u u u u v v v v w w w w w w w w w w x x x x y y z z z z z z h t w y - s "
    "- - ss - a a a a a a a a a a a a a a a a a a a a a a a a e e e e e e e e e e e e e e e e i i i i o o o "
    "o o o o o o o o o o o o o o o o o o o o o u u u u u u u u u u u u u u y y y y y y y y - - - - - - ";

}  // namespace detente
