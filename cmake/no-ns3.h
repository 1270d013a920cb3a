// SPDX-License-Identifier: GPL-2.0-only
// Stands before every ns-3 header on the include path of the engine's floors.
#error "the engine knows nothing of ns-3: no floor under model/engine may include an ns-3 header"
