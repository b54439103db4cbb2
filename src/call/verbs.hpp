#pragma once
#include "call/request.hpp"
#include "detente/call/call.hpp"

// One function a verb: what is asked, to what is replied. Each throws InputError for what cannot be done.
namespace detente::call_parts {

Reply answer(const Library&, Request&, const Work&);
Reply read(const Library&, Request&, const Work&);
Reply run(const Library&, Request&, const Work&);
Reply compare(const Library&, Request&, const Work&);
Reply order(const Library&, Request&, const Work&);
Reply list(const Library&, Request&, const Work&);

}  // namespace detente::call_parts
