"""Keeping cases, events and keys: sealed before they reach a database.

::

    protocol   what every store can do            memory, sql   two stores of that protocol
    sealing    one body, sealed and opened        sealed        a store that seals another store
    keyring    unlocked keys, silent and forgetful kdf, wraps   a passphrase's key, a wrapped key
    vault      a folder's store with its keys     cases         a case as a record of a vault
    agent      the process that holds unlocked keys while a run lasts
"""
