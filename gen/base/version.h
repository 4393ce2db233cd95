// SPDX-License-Identifier: Apache-2.0
#ifndef GATEWRIGHT_VERSION
#define GATEWRIGHT_VERSION "0.1.0"
#endif
