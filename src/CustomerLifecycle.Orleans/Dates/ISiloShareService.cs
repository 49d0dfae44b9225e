using Orleans.Services;

namespace CustomerLifecycle;

/// <summary>What names <see cref="SiloShareService"/> in the cluster; nobody calls it.</summary>
internal interface ISiloShareService : IGrainService;
