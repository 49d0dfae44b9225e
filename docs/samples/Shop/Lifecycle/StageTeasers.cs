using CustomerLifecycle;
using CustomerLifecycle.Decisions;

namespace Shop.Lifecycle;

/// <summary>What the shop's pages show to somebody in a stage. Roles are named, not stages, so another model gets it too.</summary>
internal static class StageTeasers
{
    public static StageContent<LocalizedText> For(StageModel model) =>
        new StageContent<LocalizedText>(model, LocalizedText.Of("Look around", "Sehen Sie sich um"))
            .With(StageRole.Consideration | StageRole.Purchase, LocalizedText.Of(
                "Free shipping on your first order", "Versandkostenfrei bei der ersten Bestellung"))
            .With(StageRole.Growth, LocalizedText.Of("What goes with your order", "Was zu Ihrer Bestellung passt"))
            .With(StageRole.Retention, LocalizedText.Of("Your loyalty points", "Ihre Treuepunkte"))
            .With(StageRole.Lost, LocalizedText.Of("We have missed you: 10 % off", "Wir haben Sie vermisst: 10 % Rabatt"));
}
