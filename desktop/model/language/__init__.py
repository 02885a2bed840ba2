"""One small language for formulas, relations and placeholders: parsed by lark, computed in Decimal."""
