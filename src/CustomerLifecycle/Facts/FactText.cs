namespace CustomerLifecycle;

/// <summary>Reads a fact that is a text; null where it is missing.</summary>
internal delegate string? FactText<TFacts>(in TFacts facts);
