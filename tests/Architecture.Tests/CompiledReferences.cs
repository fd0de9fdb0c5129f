using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Continuo.Architecture.Tests;

/// <summary>One use of a type by another, as the compiler wrote it down.</summary>
/// <param name="User">Full name of the outermost type that uses.</param>
/// <param name="UserNamespace">Its namespace, which is its folder.</param>
/// <param name="Used">Full name of the outermost type that is used.</param>
/// <param name="UsedNamespace">Its namespace, which is its folder.</param>
internal readonly record struct CompiledReference(string User, string UserNamespace, string Used, string UsedNamespace);

/// <summary>
/// The references between an assembly's own types: bases, signatures, attributes and every instruction that names a
/// type, a method or a field. Constants do not show: the compiler copies them.
/// </summary>
internal sealed class CompiledReferences
{
    private static readonly Dictionary<int, OperandType> Operands = typeof(OpCodes)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => code.Value & 0xFFFF, code => code.OperandType);

    private readonly MetadataReader _metadata;
    private readonly PEReader _file;
    private readonly UsedTypes _signatures;
    private readonly HashSet<CompiledReference> _found = [];
    private TypeDefinitionHandle _user;

    private CompiledReferences(PEReader file)
    {
        _file = file;
        _metadata = file.GetMetadataReader();
        _signatures = new(this);
    }

    /// <summary>All of one assembly, which lies beside the tests.</summary>
    public static IReadOnlyCollection<CompiledReference> Of(string assembly)
    {
        using var file = new PEReader(File.OpenRead(Path.Combine(AppContext.BaseDirectory, assembly + ".dll")));
        var references = new CompiledReferences(file);
        foreach (TypeDefinitionHandle handle in references._metadata.TypeDefinitions)
            references.Read(handle);
        return references._found;
    }

    private void Read(TypeDefinitionHandle handle)
    {
        TypeDefinition type = _metadata.GetTypeDefinition(handle);
        _user = Outermost(handle);
        Use(type.BaseType);
        Use(type.GetCustomAttributes());
        foreach (InterfaceImplementationHandle item in type.GetInterfaceImplementations())
            Use(_metadata.GetInterfaceImplementation(item).Interface);
        UseConstraints(type.GetGenericParameters());
        foreach (FieldDefinitionHandle item in type.GetFields())
        {
            FieldDefinition field = _metadata.GetFieldDefinition(item);
            field.DecodeSignature(_signatures, null);
            Use(field.GetCustomAttributes());
        }
        foreach (MethodDefinitionHandle item in type.GetMethods())
            Read(_metadata.GetMethodDefinition(item));
    }

    private void Read(in MethodDefinition method)
    {
        method.DecodeSignature(_signatures, null);
        UseConstraints(method.GetGenericParameters());
        Use(method.GetCustomAttributes());
        if (method.RelativeVirtualAddress == 0)
            return;
        MethodBodyBlock body = _file.GetMethodBody(method.RelativeVirtualAddress);
        if (!body.LocalSignature.IsNil)
            _metadata.GetStandaloneSignature(body.LocalSignature).DecodeLocalSignature(_signatures, null);
        foreach (ExceptionRegion region in body.ExceptionRegions)
            Use(region.CatchType);
        BlobReader code = body.GetILReader();
        while (code.RemainingBytes > 0)
            ReadInstruction(ref code);
    }

    private void ReadInstruction(ref BlobReader code)
    {
        int first = code.ReadByte();
        switch (Operands[first == 0xFE ? 0xFE00 | code.ReadByte() : first])
        {
            case OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType
                or OperandType.InlineSig:
                Use(System.Reflection.Metadata.Ecma335.MetadataTokens.EntityHandle(code.ReadInt32()));
                break;
            case OperandType.InlineSwitch:
                int cases = code.ReadInt32();
                code.Offset += cases * sizeof(int);
                break;
            case OperandType.InlineI8 or OperandType.InlineR:
                code.Offset += 8;
                break;
            case OperandType.InlineBrTarget or OperandType.InlineI or OperandType.InlineString
                or OperandType.ShortInlineR:
                code.Offset += 4;
                break;
            case OperandType.InlineVar:
                code.Offset += 2;
                break;
            case OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar:
                code.Offset += 1;
                break;
        }
    }

    private void Use(CustomAttributeHandleCollection attributes)
    {
        foreach (CustomAttributeHandle item in attributes)
            Use(_metadata.GetCustomAttribute(item).Constructor);
    }

    private void UseConstraints(GenericParameterHandleCollection parameters)
    {
        foreach (GenericParameterHandle parameter in parameters)
            foreach (GenericParameterConstraintHandle item in _metadata.GetGenericParameter(parameter).GetConstraints())
                Use(_metadata.GetGenericParameterConstraint(item).Type);
    }

    private void Use(EntityHandle handle)
    {
        if (handle.IsNil)
            return;
        switch (handle.Kind)
        {
            case HandleKind.TypeDefinition:
                Add((TypeDefinitionHandle)handle);
                break;
            case HandleKind.MethodDefinition:
                Add(_metadata.GetMethodDefinition((MethodDefinitionHandle)handle).GetDeclaringType());
                break;
            case HandleKind.FieldDefinition:
                Add(_metadata.GetFieldDefinition((FieldDefinitionHandle)handle).GetDeclaringType());
                break;
            case HandleKind.TypeSpecification:
                _metadata.GetTypeSpecification((TypeSpecificationHandle)handle).DecodeSignature(_signatures, null);
                break;
            case HandleKind.MemberReference:
                Use(_metadata.GetMemberReference((MemberReferenceHandle)handle).Parent);
                break;
            case HandleKind.MethodSpecification:
                MethodSpecification method = _metadata.GetMethodSpecification((MethodSpecificationHandle)handle);
                Use(method.Method);
                method.DecodeSignature(_signatures, null);
                break;
        }
    }

    private void Add(TypeDefinitionHandle used)
    {
        used = Outermost(used);
        if (used == _user || NameOf(used).Namespace.Length == 0 || NameOf(_user).Namespace.Length == 0)
            return;
        (string user, string userNamespace) = NameOf(_user);
        (string name, string usedNamespace) = NameOf(used);
        _found.Add(new CompiledReference(user, userNamespace, name, usedNamespace));
    }

    private (string Name, string Namespace) NameOf(TypeDefinitionHandle handle)
    {
        TypeDefinition type = _metadata.GetTypeDefinition(handle);
        return (_metadata.GetString(type.Name), _metadata.GetString(type.Namespace));
    }

    private TypeDefinitionHandle Outermost(TypeDefinitionHandle handle)
    {
        while (_metadata.GetTypeDefinition(handle).GetDeclaringType() is { IsNil: false } outer)
            handle = outer;
        return handle;
    }

    /// <summary>Reports every type that a signature names.</summary>
    private sealed class UsedTypes(CompiledReferences references) : ISignatureTypeProvider<bool, object?>
    {
        public bool GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind)
        {
            references.Add(handle);
            return true;
        }

        public bool GetTypeFromSpecification(
            MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) =>
            reader.GetTypeSpecification(handle).DecodeSignature(this, genericContext);

        public bool GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) => true;

        public bool GetPrimitiveType(PrimitiveTypeCode typeCode) => true;

        public bool GetArrayType(bool elementType, ArrayShape shape) => true;

        public bool GetByReferenceType(bool elementType) => true;

        public bool GetFunctionPointerType(MethodSignature<bool> signature) => true;

        public bool GetGenericInstantiation(bool genericType, ImmutableArray<bool> typeArguments) => true;

        public bool GetGenericMethodParameter(object? genericContext, int index) => true;

        public bool GetGenericTypeParameter(object? genericContext, int index) => true;

        public bool GetModifiedType(bool modifier, bool unmodifiedType, bool isRequired) => true;

        public bool GetPinnedType(bool elementType) => true;

        public bool GetPointerType(bool elementType) => true;

        public bool GetSZArrayType(bool elementType) => true;
    }
}
