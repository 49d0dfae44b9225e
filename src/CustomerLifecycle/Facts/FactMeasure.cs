namespace CustomerLifecycle;

/// <summary>Reads one fact; NaN means that it is missing.</summary>
internal delegate double FactMeasure<TFacts>(in TFacts facts);
