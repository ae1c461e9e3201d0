#!/usr/bin/env python3
"""Validates JSON files against a JSON Schema.

    validate_json.py SCHEMA FILE...

Exit status: 0 all are valid, 1 some are not, 2 could not run. Needs python3-jsonschema.
"""
import json
import sys

try:
    from jsonschema import FormatChecker, validators
except ImportError:
    print("validate_json.py: python3-jsonschema is missing", file=sys.stderr)
    sys.exit(2)


def main(arguments):
    if len(arguments) < 2:
        print(__doc__, file=sys.stderr)
        return 2
    with open(arguments[0], encoding="utf-8") as file:
        schema = json.load(file)
    kind = validators.validator_for(schema)
    kind.check_schema(schema)
    validator = kind(schema, format_checker=FormatChecker())
    status = 0
    for path in arguments[1:]:
        with open(path, encoding="utf-8") as file:
            document = json.load(file)
        for error in sorted(validator.iter_errors(document), key=lambda e: list(map(str, e.absolute_path))):
            place = "/".join(map(str, error.absolute_path))
            print(f"{path}: /{place}: {error.message[:300]}", file=sys.stderr)
            status = 1
    return status


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except (OSError, ValueError) as error:
        print(f"validate_json.py: {error}", file=sys.stderr)
        sys.exit(2)
