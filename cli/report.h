// Errors on standard error, as people read them.
#pragma once

#include "newsgraph/cli/console.h"
#include "newsgraph/cli/exit_status.h"
#include "newsgraph/graph/error.h"
#include "newsgraph/query/notification.h"
#include "newsgraph/query/query_error.h"

namespace newsgraph::cli {

/// Prints "newsgraph: LOCATION: message" and the hint. For a query: type, message, place, the line
/// with its caret, and the hint.
void report(const Error& error, Console& console);
void report(const QueryError& error, Console& console);
/// A failure that is no Error; `message` says what is known of it.
void report(const std::string& message, Console& console);

/// What is legal but hardly meant.
void warn(const std::string& message, Console& console);
/// The same of a query.
void warn(const Notification& notification, Console& console);

ExitStatus status_of(const Error& error);

/// To be called in a catch block: prints what is being handled, and says whose fault it was.
ExitStatus report_current_exception(Console& console);

}  // namespace newsgraph::cli
